// The ELF note with which QEMU, Firecracker and cloud-hypervisor find the 32-bit entry point
// (Xen, public/elfnote.h: XEN_ELFNOTE_PHYS32_ENTRY; x86/HVM direct boot ABI).
using System.Buffers.Binary;

namespace CamkesNet.Build.Images;

/// <summary>Writes the PVH note.</summary>
internal static class PvhNote
{
    private const uint Physical32Entry = 18;
    private const int HeaderSize = 12;

    private static ReadOnlySpan<byte> Owner => "Xen\0"u8;

    /// <summary>The alignment of a note's parts in bytes.</summary>
    public const int Alignment = 4;

    /// <summary>The size of the note in bytes.</summary>
    public const int Size = HeaderSize + 4 + sizeof(uint);

    /// <summary>Writes a note that names the physical address <paramref name="entry"/>.</summary>
    public static void Write(Span<byte> note, uint entry)
    {
        BinaryPrimitives.WriteInt32LittleEndian(note, Owner.Length);
        BinaryPrimitives.WriteInt32LittleEndian(note[4..], sizeof(uint));
        BinaryPrimitives.WriteUInt32LittleEndian(note[8..], Physical32Entry);
        Owner.CopyTo(note[HeaderSize..]);
        BinaryPrimitives.WriteUInt32LittleEndian(note[(HeaderSize + Owner.Length)..], entry);
    }
}
