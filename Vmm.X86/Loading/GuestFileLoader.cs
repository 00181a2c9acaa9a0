// Puts guest files into guest RAM: what loading has in common, whatever the boot protocol.
using CamkesNet.Vmm.Loading.Kernels;
using CamkesNet.Vmm.Memory;

namespace CamkesNet.Vmm.Loading;

/// <summary>Opens files by name and copies them; allocates only when something is wrong.</summary>
internal sealed class GuestFileLoader(GuestRam memory, IGuestFileSource files)
{
    /// <summary>Bytes of a MiB, the unit of messages.</summary>
    public const int Mebibyte = 1 << 20;

    // Large enough that the file server's part of a copy is what counts; a span's length is an int.
    private const int LargestRead = 1 << 24;

    /// <summary>Where the files come from.</summary>
    public IGuestFileSource Files => files;

    /// <summary>Refuses RAM that no kernel can live in, or for which addresses have too few bits.</summary>
    public void CheckRam()
    {
        if (memory.Size is < GuestMemoryLayout.MinimumRam or > GuestMemoryLayout.MaximumRam)
        {
            throw new GuestLoadException(
                GuestLoadException.RamOutOfRange,
                $"the guest has {memory.Size / Mebibyte} MiB of RAM; set GuestRamMb to a value from "
                + $"{GuestMemoryLayout.MinimumRam / Mebibyte} to {GuestMemoryLayout.MaximumRam / Mebibyte}.");
        }
    }

    /// <summary>Opens a file.</summary>
    /// <exception cref="GuestLoadException">There is no file of that name.</exception>
    public int Open(string name, string role)
    {
        int file = files.Open(name);
        if (file < 0)
        {
            throw new GuestLoadException(
                GuestLoadException.FileMissing,
                $"the {role} '{name}' is not among the guest files; add it as a <GuestFile> item of the project.");
        }

        return file;
    }

    /// <summary>Copies a part of a file to RAM.</summary>
    /// <exception cref="GuestLoadException">The place is not RAM, or the source failed.</exception>
    public void Copy(int file, string name, long offset, long length, ulong address)
    {
        for (long done = 0; done < length;)
        {
            int piece = (int)Math.Min(length - done, LargestRead);
            if (!memory.TrySlice(address + (ulong)done, piece, out Span<byte> place)
                || !files.Read(file, offset + done, place))
            {
                throw Unreadable(name);
            }

            done += piece;
        }
    }

    /// <summary>Loads the initrd.</summary>
    /// <param name="name">Its name; empty for none.</param>
    /// <param name="kernelEnd">The end of what the kernel needs.</param>
    /// <param name="limit">The first address that it may not occupy.</param>
    /// <param name="address">Where it lies, on a page boundary.</param>
    /// <returns>Its size in bytes; 0 if there is none.</returns>
    /// <exception cref="GuestLoadException">It is missing, or does not fit.</exception>
    public uint LoadInitrd(string name, ulong kernelEnd, ulong limit, out uint address)
    {
        address = 0;
        if (name.Length == 0)
        {
            return 0;
        }

        int file = Open(name, "initrd");
        long size = files.Size(file);
        if (size < 0)
        {
            throw Unreadable(name);
        }

        ulong top = Math.Min(memory.LowSize, limit);
        if (!InitrdPlacement.TryPlace((ulong)size, kernelEnd, top, out ulong place))
        {
            throw InitrdDoesNotFit(name, (ulong)size, kernelEnd, limit);
        }

        address = (uint)place;
        Copy(file, name, 0, size, place);
        return (uint)size;
    }

    /// <summary>The source has failed.</summary>
    public static GuestLoadException Unreadable(string name) => new(
        GuestLoadException.FileUnreadable,
        $"the guest file '{name}' could not be read completely; check the log for a fault of the file server.");

    /// <summary>Bytes in MiB, rounded up.</summary>
    public static ulong InMebibytes(ulong bytes) => (bytes / Mebibyte) + (bytes % Mebibyte == 0 ? 0UL : 1UL);

    /// <summary>A kernel needs more RAM than there is.</summary>
    public GuestLoadException KernelDoesNotFit(string name, ulong end) => new(
        GuestLoadException.KernelDoesNotFit,
        $"the kernel '{name}' needs RAM up to {InMebibytes(end)} MiB, but the guest has "
        + $"{memory.Size / Mebibyte} MiB; raise GuestRamMb.");

    /// <summary>A kernel's file is not one, or is damaged.</summary>
    public GuestLoadException NotBootable(string name, string reason) => new(
        GuestLoadException.KernelNotBootable,
        $"the kernel '{name}' is not bootable: {reason}; set KernelImage to an x86 Linux kernel file (vmlinuz) or a "
        + "Multiboot kernel.");

    private GuestLoadException InitrdDoesNotFit(string name, ulong size, ulong kernelEnd, ulong limit)
    {
        ulong needed = InitrdPlacement.NeededRam(size, kernelEnd);
        ulong top = Math.Min(memory.LowSize, limit);
        return new GuestLoadException(
            GuestLoadException.InitrdDoesNotFit,
            $"the initrd '{name}' has {InMebibytes(size)} MiB, but only "
            + $"{(top > kernelEnd ? (top - kernelEnd) / Mebibyte : 0)} MiB are free above the kernel; "
            + (needed > limit
                ? $"use a smaller initrd: the kernel accepts none above {limit / Mebibyte} MiB."
                : $"raise GuestRamMb to {InMebibytes(needed)} or more."));
    }
}
