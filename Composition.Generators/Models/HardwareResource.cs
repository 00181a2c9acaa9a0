// The piece of hardware behind a port of a hardware component.
namespace CamkesNet.Generators.Models;

/// <summary>I/O ports, an interrupt line or device registers.</summary>
/// <param name="Start">First I/O port, interrupt number or physical address.</param>
/// <param name="Length">Number of I/O ports or bytes; 1 for an interrupt.</param>
/// <param name="IsIsa">Interrupts: numbered as an ISA line, else as an I/O APIC pin.</param>
/// <param name="LevelTriggered">Interrupts: level instead of edge.</param>
/// <param name="ActiveLow">Interrupts: active low instead of high.</param>
/// <param name="Cached">Device memory: mapped cacheable.</param>
internal sealed record HardwareResource(
    long Start,
    long Length,
    bool IsIsa = false,
    bool LevelTriggered = false,
    bool ActiveLow = false,
    bool Cached = false);
