// The head of a message between components. Four words are in registers, the rest is in the sender's IPC buffer.
namespace CamkesNet.Abi;

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

    public static ulong Make(uint label, int words) => ((ulong)label << LabelShift) | (uint)words;

    public static uint Label(ulong tag) => (uint)(tag >> LabelShift);

    public static int Words(ulong tag) => (int)(tag & LengthMask);
}
