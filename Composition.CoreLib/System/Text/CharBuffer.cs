// Text under construction: first in memory of the caller's, usually on the stack, then in an array.
namespace System.Text;

internal ref struct CharBuffer(Span<char> initial)
{
    private Span<char> chars = initial;

    internal int Length { get; private set; }

    internal readonly ReadOnlySpan<char> Text => chars.Slice(0, Length);

    internal readonly Span<char> WritableText => chars.Slice(0, Length);

    internal void Append(char value)
    {
        if (Length == chars.Length)
        {
            Grow(1);
        }
        chars[Length++] = value;
    }

    /// <summary>A count below one adds nothing.</summary>
    internal void Append(char value, int count)
    {
        if (count > 0)
        {
            Reserve(count).Fill(value);
        }
    }

    internal void Append(scoped ReadOnlySpan<char> text) => text.CopyTo(Reserve(text.Length));

    /// <summary>The next <paramref name="count"/> characters, to be written by the caller.</summary>
    internal Span<char> Reserve(int count)
    {
        if (count > chars.Length - Length)
        {
            Grow(count);
        }
        Span<char> reserved = chars.Slice(Length, count);
        Length += count;
        return reserved;
    }

    /// <summary>What may be written before <see cref="Advance"/>.</summary>
    internal readonly Span<char> Free => chars.Slice(Length);

    internal void Advance(int count) => Length += count;

    internal void Grow(int additional)
    {
        long doubled = Math.Max((long)chars.Length * 2, 16);
        char[] larger = new char[checked((int)Math.Max(doubled, (long)Length + additional))];
        Text.CopyTo(larger);
        chars = larger;
    }

    public readonly override string ToString() => new(Text);
}
