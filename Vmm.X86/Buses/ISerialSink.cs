// Where the characters go that the guest sends.
namespace CamkesNet.Vmm.Buses;

/// <summary>The far end of a serial line.</summary>
public interface ISerialSink
{
    /// <summary>Takes one character. It never blocks for long and never calls the device back.</summary>
    void Write(byte value);
}
