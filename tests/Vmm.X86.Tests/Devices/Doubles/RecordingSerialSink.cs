// Keeps the last characters of a serial line, in place.
using System.Text;
using CamkesNet.Vmm.Buses;

namespace CamkesNet.Tests.Devices;

internal sealed class RecordingSerialSink : ISerialSink
{
    private readonly byte[] bytes = new byte[4096];
    private int count;

    public string Text => Encoding.Latin1.GetString(bytes, 0, Math.Min(count, bytes.Length));

    public void Write(ReadOnlySpan<byte> values)
    {
        foreach (byte value in values)
        {
            bytes[count++ % bytes.Length] = value;
        }
    }
}
