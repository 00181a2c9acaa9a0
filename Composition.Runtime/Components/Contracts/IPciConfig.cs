// The contract of the PCI configuration server.
namespace CamkesNet.Components;

/// <summary>PCI configuration space (PCI Local Bus Specification 3.0, 3.2.2.3).</summary>
public interface IPciConfig
{
    /// <summary>Reads a register.</summary>
    /// <param name="function">Bus, device and function: bus·256 + device·8 + function.</param>
    /// <param name="offset">The register, 0 to 255, a multiple of the width.</param>
    /// <param name="width">1, 2 or 4 bytes.</param>
    /// <returns>The value; all ones if there is no such register or an argument is invalid.</returns>
    uint Read(int function, int offset, int width);

    /// <summary>Writes a register. Has no effect if there is no such register or an argument is invalid.</summary>
    /// <param name="function">Bus, device and function: bus·256 + device·8 + function.</param>
    /// <param name="offset">The register, 0 to 255, a multiple of the width.</param>
    /// <param name="width">1, 2 or 4 bytes.</param>
    /// <param name="value">The value.</param>
    void Write(int function, int offset, int width, uint value);
}
