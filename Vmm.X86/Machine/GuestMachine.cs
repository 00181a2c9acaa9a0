// One guest's machine: processor, RAM, devices and firmware tables, and how it is started and started again.
using CamkesNet.Abi;
using CamkesNet.Vmm.Acpi;
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Cpuid;
using CamkesNet.Vmm.Devices.Apic;
using CamkesNet.Vmm.Devices.Interrupts;
using CamkesNet.Vmm.Devices.Platform;
using CamkesNet.Vmm.Devices.PowerManagement;
using CamkesNet.Vmm.Devices.SystemControl;
using CamkesNet.Vmm.Exits;
using CamkesNet.Vmm.Loading;
using CamkesNet.Vmm.Memory;
using CamkesNet.Vmm.Msrs;
using CamkesNet.Vmm.Processor;

namespace CamkesNet.Vmm.Machine;

/// <summary>All is made in the constructor; starting, running and restarting allocate nothing.</summary>
internal sealed class GuestMachine
{
    private readonly IVcpu vcpu;
    private readonly GuestRam ram;
    private readonly GuestLoader loader;
    private readonly AcpiTables acpi;
    private readonly MachineRequests requests = new();

    public GuestMachine(MachineParts parts)
    {
        vcpu = parts.Vcpu;
        ram = parts.Ram;
        GuestClock clock = new(vcpu.Timestamp, vcpu.TimestampFrequency);
        Platform = new PcPlatform(new PcPlatformOptions(
            clock, new GuestWallClock(clock, parts.UnixSeconds), ram, requests, parts.Serial, ram.Size, 0,
            parts.HasTestDevice));
        Cpuid = new CpuidPolicy(parts.HostCpuid, vcpu.TimestampFrequency, LocalApicTimer.Frequency);
        Processor = new VirtualProcessor(new VirtualProcessorParts(
            vcpu, ram, Platform, clock, Cpuid, requests, parts.Events));
        acpi = new AcpiTables(Hardware);
        loader = new GuestLoader(ram, parts.Files, parts.Names);
    }

    /// <summary>The devices.</summary>
    public PcPlatform Platform { get; }

    /// <summary>The processor and its exit loop.</summary>
    public VirtualProcessor Processor { get; }

    /// <summary>What the guest's CPUID says.</summary>
    public CpuidPolicy Cpuid { get; }

    /// <summary>The processor's state.</summary>
    public ref VcpuState State => ref vcpu.State;

    /// <summary>Who asked for the last reset.</summary>
    public ResetSource ResetSource => requests.Source;

    /// <summary>With which status a test program has ended the machine.</summary>
    public uint EndStatus => requests.Status;

    // What PcPlatform is wired like.
    private static AcpiHardware Hardware => new()
    {
        Pm1aEventPort = AcpiPm.EventBlock,
        Pm1aControlPort = AcpiPm.ControlBlock,
        PmTimerPort = AcpiPm.TimerBlock,
        PmTimerIs32Bit = true,
        SleepTypeS5 = AcpiPm.SleepTypeS5,
        ResetPort = ResetControl.Port,
        ResetValue = ResetControl.HardReset,
        SystemControlInterrupt = AcpiPm.SciIrq,
        LocalApicAddress = (uint)LocalApicRegisters.DefaultBase,
        LocalApicId = 0,
        IoApicAddress = (uint)IoApic.DefaultBase,
        IoApicId = (byte)PcPlatform.IoApicId,
        TimerPin = InterruptController.TimerPin,
    };

    /// <summary>Switches on, or resets: devices as after power-on, guest files loaded afresh.</summary>
    /// <exception cref="GuestLoadException">The guest cannot be loaded, and why.</exception>
    public void Start()
    {
        ref VcpuState state = ref vcpu.State;
        Platform.Reset();
        acpi.Install(ram);
        if (loader.Load(ref state, acpi.RsdpAddress) == BootProtocol.Multiboot)
        {
            Platform.Interrupts.ConfigureAsFirmware();
        }

        Processor.Reset(ref state);
    }

    /// <summary>Runs until the guest wants to be reset or switched off, or cannot go on.</summary>
    public MachineRequest Run() => Processor.Run();
}
