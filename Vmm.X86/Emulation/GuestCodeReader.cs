// The bytes of one instruction, as the decoder reads them.
using Iced.Intel;

namespace CamkesNet.Vmm.Emulation;

/// <summary>A fixed buffer of the longest instruction's length; one object serves all decoders.</summary>
internal sealed class GuestCodeReader : CodeReader
{
    /// <summary>The longest instruction. AMD APM vol. 3, 1.1.</summary>
    public const int MaximumInstructionLength = 15;

    private readonly byte[] bytes = new byte[MaximumInstructionLength];
    private int position;

    /// <summary>How many bytes there are.</summary>
    public int Count { get; private set; }

    /// <summary>Where the bytes go before <see cref="Begin"/>.</summary>
    public Span<byte> Buffer => bytes;

    /// <summary>The bytes that were fetched.</summary>
    public ReadOnlySpan<byte> Bytes => bytes.AsSpan(0, Count);

    /// <summary>Starts at the first of <paramref name="count"/> bytes.</summary>
    public void Begin(int count)
    {
        Count = Math.Min(count, MaximumInstructionLength);
        position = 0;
    }

    /// <inheritdoc/>
    public override int ReadByte() => position < Count ? bytes[position++] : -1;
}
