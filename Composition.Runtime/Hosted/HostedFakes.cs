// What a test puts in the place of hardware and of components.
namespace CamkesNet.Hosted;

/// <summary>The fakes of one hosted system.</summary>
internal sealed class HostedFakes
{
    private readonly Dictionary<Port, object> devices = [];
    private readonly Dictionary<HostedInstance, object> components = [];

    public void Add(Port port, object device) => devices.Add(port, device);

    public void Add(HostedInstance instance, object component) => components.Add(instance, component);

    /// <summary>What stands behind a port of hardware; null when nothing was connected.</summary>
    public object? Find(Port port) => devices.GetValueOrDefault(port);

    /// <summary>What stands for a whole component; null when the component itself runs.</summary>
    public object? Find(HostedInstance instance) => components.GetValueOrDefault(instance);
}
