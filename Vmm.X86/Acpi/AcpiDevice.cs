// A device of the ACPI namespace.
namespace CamkesNet.Vmm.Acpi;

/// <summary>A device that operating systems cannot find by themselves.</summary>
/// <param name="Segment">Its name: up to four characters.</param>
/// <param name="HardwareId">Its plug-and-play ID.</param>
/// <param name="UniqueId">Which one of those with this ID.</param>
/// <param name="Resources">What it uses.</param>
internal sealed record AcpiDevice(string Segment, string HardwareId, uint UniqueId, ResourceTemplate Resources);
