// Text to bytes and back: UTF-8 and ASCII.
namespace System.Text;

/// <summary>An encoding of text. Of the framework's, images have UTF-8 (without a byte order mark) and ASCII.</summary>
public abstract class Encoding
{
    public static Encoding UTF8 { get; } = new UTF8Encoding();

    public static Encoding ASCII { get; } = new ASCIIEncoding();

    public static Encoding Default => UTF8;

    public abstract int GetByteCount(ReadOnlySpan<char> chars);

    public abstract int GetBytes(ReadOnlySpan<char> chars, Span<byte> bytes);

    public abstract int GetCharCount(ReadOnlySpan<byte> bytes);

    public abstract int GetChars(ReadOnlySpan<byte> bytes, Span<char> chars);

    public abstract int GetMaxByteCount(int charCount);

    public abstract int GetMaxCharCount(int byteCount);

    public virtual int GetByteCount(string s) => GetByteCount(NotNull(s).AsSpan());

    public virtual int GetByteCount(char[] chars) => GetByteCount(new ReadOnlySpan<char>(chars));

    public virtual byte[] GetBytes(string s) => GetBytes(NotNull(s).AsSpan());

    public virtual byte[] GetBytes(char[] chars) => GetBytes(new ReadOnlySpan<char>(chars));

    public virtual int GetBytes(string s, int charIndex, int charCount, byte[] bytes, int byteIndex) =>
        GetBytes(NotNull(s).AsSpan(charIndex, charCount), new Span<byte>(bytes, byteIndex, bytes.Length - byteIndex));

    public virtual char[] GetChars(byte[] bytes)
    {
        char[] chars = new char[GetCharCount(new ReadOnlySpan<byte>(bytes))];
        GetChars(new ReadOnlySpan<byte>(bytes), chars);
        return chars;
    }

    public virtual string GetString(byte[] bytes) => GetString(new ReadOnlySpan<byte>(bytes));

    public virtual string GetString(byte[] bytes, int index, int count) =>
        GetString(new ReadOnlySpan<byte>(bytes, index, count));

    // Sound: the string is as long as was counted from the same bytes, and nobody else has it yet.
    public unsafe string GetString(ReadOnlySpan<byte> bytes)
    {
        int count = GetCharCount(bytes);
        if (count == 0)
        {
            return "";
        }
        // Nobody else has the string yet, so that writing to it breaks no promise.
        string result = string.FastAllocateString(count);
        fixed (char* first = result)
        {
            GetChars(bytes, new Span<char>(first, count));
        }
        return result;
    }

    public unsafe string GetString(byte* bytes, int byteCount) => GetString(new ReadOnlySpan<byte>(bytes, byteCount));

    private protected static void ThrowIfShorter(int available, int needed)
    {
        if (available < needed)
        {
            throw new ArgumentException("The output is too short for the encoded text.");
        }
    }

    private static string NotNull(string s) => s ?? throw new ArgumentNullException(nameof(s));

    private byte[] GetBytes(ReadOnlySpan<char> chars)
    {
        byte[] bytes = new byte[GetByteCount(chars)];
        GetBytes(chars, bytes);
        return bytes;
    }
}
