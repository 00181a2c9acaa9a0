// The layout of values in a message.
using CamkesNet.Abi;

namespace CamkesNet;

/// <summary>
/// Each value begins at a word boundary. An integer occupies one word, a struct its bytes, a string (UTF-8) or a
/// sequence of elements one word with the length and then its bytes; null is a length that nothing has. The last word
/// of a value is padded with zeros.
/// </summary>
internal static class MessageFormat
{
    public const int WordSize = sizeof(ulong);

    /// <summary>The length that stands for null.</summary>
    public const ulong Null = ulong.MaxValue;

    public const int Capacity = MessageTag.MaximumWords * WordSize;

    /// <summary>
    /// Rounds <paramref name="bytes"/>, at most <see cref="Capacity"/>, up to a whole number of words.
    /// </summary>
    public static int Padded(int bytes) => (bytes + WordSize - 1) & ~(WordSize - 1);
}
