// The shape of a message between components: a tag, four words in registers, the rest in the sender's IPC buffer.
using System.Runtime.InteropServices;

namespace CamkesNet.Abi;

/// <summary>
/// The register part of a message as the system call stubs load and store it. Words 4 and up are at their index in the
/// thread's IPC buffer, from where the kernel copies them into the receiver's.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Message
{
    /// <summary>Label and length: see <see cref="MessageTag"/>.</summary>
    public ulong Tag;
    public ulong Word0;
    public ulong Word1;
    public ulong Word2;
    public ulong Word3;
}

/// <summary>
/// The message tag: bits 0–15 the number of words, bits 16–47 the label (method number, or reply status).
/// </summary>
internal static class MessageTag
{
    public const int RegisterWords = 4;

    /// <summary>Words in a message at most: one IPC buffer page.</summary>
    public const int MaximumWords = 512;
    public const int LabelShift = 16;
    public const ulong LengthMask = 0xFFFF;
    public const ulong LabelMask = 0xFFFF_FFFF;

    public static ulong Make(uint label, int words) => ((ulong)label << LabelShift) | (uint)words;

    public static uint Label(ulong tag) => (uint)(tag >> LabelShift);

    public static int Words(ulong tag) => (int)(tag & LengthMask);
}
