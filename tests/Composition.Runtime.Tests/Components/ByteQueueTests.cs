// Bytes that wait for the UART: pieces of every length.
using CamkesNet.Components;

namespace CamkesNet.Tests.Components;

[TestFixture]
public class ByteQueueTests
{
    [Test]
    public void Pieces_of_every_length_come_out_as_they_went_in([Range(1, 9)] int added, [Range(1, 9)] int taken)
    {
        ByteQueue queue = new(8);
        byte[] sent = [.. Enumerable.Range(0, 100).Select(i => (byte)i)];
        List<byte> received = [];
        int next = 0;
        while (received.Count < sent.Length)
        {
            int accepted = queue.Add(sent.AsSpan(next, Math.Min(added, sent.Length - next)));
            next += accepted;
            Assert.That(queue.IsFull, Is.EqualTo(next - received.Count == 8));
            ReadOnlySpan<byte> piece = queue.Take(taken);
            Assert.That(piece.Length, Is.InRange(1, taken));
            received.AddRange(piece);
        }

        Assert.That(received, Is.EqualTo(sent));
        Assert.That(queue.IsEmpty, Is.True);
        Assert.That(queue.Take(1).Length, Is.Zero);
    }
}
