// The ports of hardware components.
namespace CamkesNet;

/// <summary>A port of a hardware component.</summary>
public abstract class HardwarePort
{
    private protected HardwarePort(int index, string name)
    {
        Index = index;
        Name = name;
    }

    /// <summary>The index of the port among the ports of its hardware component.</summary>
    public int Index { get; }

    /// <summary>The name of the port's property.</summary>
    public string Name { get; }
}
