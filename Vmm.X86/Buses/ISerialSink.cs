// Where the characters go that the guest sends.
namespace CamkesNet.Vmm.Buses;

/// <summary>The far end of a serial line.</summary>
public interface ISerialSink
{
    /// <summary>Takes characters. It never blocks for long and never calls the device back.</summary>
    void Write(ReadOnlySpan<byte> values);
}
