// The component of every image that says in words what the kernel reports in numbers. The build adds it.
using CamkesNet.Abi;

namespace CamkesNet.Image.Reporting;

/// <summary>
/// Reports faults of components, one at a time: the kernel writes a <see cref="FaultRecord"/> and signals this
/// component's thread while it waits, and no other thread has a higher priority. It allocates nothing for a report,
/// since no memory is ever freed.
/// </summary>
[Component]
[StartupHeap(16 * 1024)]
internal sealed unsafe partial class FaultReporter : Component
{
    /// <inheritdoc/>
    protected override void Run()
    {
        var system = new ReportedSystem();
        var text = new FaultText(new ReportLine(&SystemCalls.WriteLog), system);
        while (true)
        {
            SystemCalls.Wait(CapabilitySlot.Notification(ComponentHost.ControlThread), ulong.MaxValue, awaited: 0);
            text.Write(in *system.Record);
        }
    }
}
