// The base of every hardware component.
namespace CamkesNet;

/// <summary>
/// A device, as a component without code: its ports (<see cref="HardwareIoPorts"/>,
/// <see cref="HardwareInterruptLine"/>, <see cref="HardwareMemory"/>) are connected to drivers.
/// Derived classes are partial and marked <see cref="HardwareAttribute"/>.
/// </summary>
public abstract class HardwareComponent;
