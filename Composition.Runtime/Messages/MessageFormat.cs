// How values lie in a message.
using CamkesNet.Abi;

namespace CamkesNet;

/// <summary>
/// Each value begins at a word. Integers take a word each; structs their bytes; texts (UTF-8) and runs of elements a
/// word with their length and then their bytes. The last word of a value is filled up with zeros.
/// </summary>
internal static class MessageFormat
{
    public const int WordSize = sizeof(ulong);

    public const int Capacity = MessageTag.MaximumWords * WordSize;

    /// <summary>Bytes up to the next word; <paramref name="bytes"/> is at most <see cref="Capacity"/>.</summary>
    public static int Padded(int bytes) => (bytes + WordSize - 1) & ~(WordSize - 1);
}
