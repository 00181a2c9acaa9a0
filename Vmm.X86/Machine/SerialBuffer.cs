// Collects the guest's output, so that one call to the serial server passes many characters.
using CamkesNet.Vmm.Buses;

namespace CamkesNet.Vmm.Machine;

/// <summary>
/// Hands characters on in pieces: when a line ends, when the buffer is full, and when <see cref="Flush"/> is called
/// because the guest waits or its timer has fired.
/// </summary>
internal sealed class SerialBuffer(SerialBuffer.IReceiver receiver, int capacity) : ISerialSink
{
    private const byte LineFeed = (byte)'\n';
    private readonly byte[] bytes = new byte[capacity];
    private int count;

    /// <summary>Takes the pieces.</summary>
    internal interface IReceiver
    {
        /// <summary>Takes one piece.</summary>
        void Receive(ReadOnlySpan<byte> bytes);
    }

    /// <summary>How many characters the guest has written.</summary>
    public ulong Written { get; private set; }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> values)
    {
        Written += (ulong)values.Length;
        bool endsLine = values.Contains(LineFeed);
        while (!values.IsEmpty)
        {
            int length = Math.Min(values.Length, bytes.Length - count);
            values[..length].CopyTo(bytes.AsSpan(count));
            values = values[length..];
            count += length;
            if (count == bytes.Length)
            {
                Flush();
            }
        }

        if (endsLine)
        {
            Flush();
        }
    }

    /// <summary>Sends the collected characters.</summary>
    public void Flush()
    {
        if (count > 0)
        {
            // Emptied first: the receiver may come back here.
            int length = count;
            count = 0;
            receiver.Receive(bytes.AsSpan(0, length));
        }
    }
}
