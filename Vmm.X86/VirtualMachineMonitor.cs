// The component that runs one guest: its ports, and the life of the virtual machine from start to power-off.
using CamkesNet.Components;
using CamkesNet.Vmm.Cpuid;
using CamkesNet.Vmm.Exits;
using CamkesNet.Vmm.Loading;
using CamkesNet.Vmm.Machine;
using CamkesNet.Vmm.Memory;

namespace CamkesNet.Vmm;

/// <summary>
/// The monitor of a virtual machine: each <see cref="VmConfigurationAttribute"/> creates an instance of it. Its
/// attributes are that attribute's properties, which generated code declares here under the same names.
/// </summary>
[Component]
[StartupHeap(StartupHeapSize)]
public partial class VirtualMachineMonitor : Component
{
    /// <summary>Mostly the instruction decoder's tables; nothing is allocated while the guest runs.</summary>
    private const long StartupHeapSize = 4 * 1024 * 1024;

    private const string NoVirtualization =
        "this machine has no virtualization extension for guests (AMD SVM with nested paging, or Intel VT-x with EPT "
        + "and unrestricted guests); the kernel has logged what is missing. In QEMU, use -cpu EPYC.";

    /// <summary>The virtual processor.</summary>
    public partial Vcpu Vcpu { get; }

    /// <summary>The guest's RAM.</summary>
    public partial GuestMemory Ram { get; }

    /// <summary>The guest files.</summary>
    public partial UsesWithBuffer<IFileSystem, FileBuffer> Files { get; }

    /// <summary>The console that the guest and the monitor write to.</summary>
    public partial Uses<ISerialOutput> SerialOutput { get; }

    /// <summary>What is typed for this guest.</summary>
    public partial UsesWithEvent<ISerialInput, InputAvailable> SerialInput { get; }

    /// <summary>The time of day, read at each start.</summary>
    public partial Uses<IRtc> Rtc { get; }

    /// <inheritdoc/>
    protected override unsafe void Run()
    {
        MachineReport report = new(InstanceName);
        MonitorConsole console = new(SerialOutput, SerialInput, report);
        if (!Vcpu.IsConnected)
        {
            console.Say(report.NotStarted(MachineReport.CannotStart, NoVirtualization));
            HasFailed = true;
            return;
        }

        try
        {
            // Sound: the region stays mapped as long as the component.
            GuestRam ram = new(Ram.Start, Ram.Size);
            KernelVcpu processor = new(Vcpu, SerialInput, Clock);
            GuestMachine machine = new(new MachineParts(
                [processor],
                ram,
                new FileServerSource(Files),
                new GuestImageNames(KernelImage, InitrdImage, KernelCmdline),
                new HostCpuid(),
                console.GuestOutput,
                console,
                Rtc.IsConnected ? Rtc.Call.ReadUnixTime() : -1,
                TestDevice));
            console.Machine = machine;
            HasFailed = !Live(machine, console, report, new RestartLimit(processor, console.GuestOutput));
        }
        catch (GuestLoadException exception)
        {
            console.Say(report.NotStarted(exception.Code, exception.Message));
            HasFailed = true;
        }
    }

    /// <summary>False: the guest has not come to an end of its own, or to one that it calls bad.</summary>
    private static bool Live(GuestMachine machine, MonitorConsole console, MachineReport report, RestartLimit limit)
    {
        while (true)
        {
            limit.Begin();
            machine.Start(watchFaults: limit.IsLastTry);
            MachineRequest request = machine.Run();
            console.GuestOutput.Flush();
            switch (request)
            {
                case MachineRequest.Reset when !limit.MayRestart():
                    console.Say(report.RestartLoop(machine.BootProcessor, machine.ResetSource));
                    return false;
                case MachineRequest.Reset:
                    console.Say(report.Restarting(machine.ResetSource));
                    break;
                case MachineRequest.PowerOff:
                    console.Say(report.PoweredOff(machine.BootProcessor.Counters));
                    return true;
                case MachineRequest.End:
                    console.Say(report.Ended(machine.EndStatus, machine.BootProcessor.Counters));
                    return machine.EndStatus == 0;
                case MachineRequest.None when machine.BootProcessor.Failure == GuestFailure.NotAvailable:
                    console.Say(report.NotStarted(MachineReport.CannotStart, NoVirtualization));
                    return false;
                default:
                    console.Say(report.Stopped(machine.BootProcessor, ref machine.BootProcessor.State));
                    return false;
            }
        }
    }
}
