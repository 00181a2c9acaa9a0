// An instance, as the hosted runner sees it.
namespace CamkesNet;

/// <summary>An instance: exactly one of component and hardware is there.</summary>
internal sealed record SystemInstance(string Name, Component? Component, HardwareComponent? Hardware)
{
    public Dictionary<string, object> Settings { get; } = [];
}
