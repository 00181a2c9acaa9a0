// One guest's machine: processors, RAM, devices and firmware tables; its start and restart.
using CamkesNet.Vmm.Acpi;
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Cpuid;
using CamkesNet.Vmm.Devices.Apic;
using CamkesNet.Vmm.Exits;
using CamkesNet.Vmm.Loading;
using CamkesNet.Vmm.Loading.Kernels;
using CamkesNet.Vmm.Memory;
using CamkesNet.Vmm.Msrs;
using CamkesNet.Vmm.Platform;
using CamkesNet.Vmm.Processor;

namespace CamkesNet.Vmm.Machine;

/// <summary>All is created in the constructor; starting, running and restarting allocate nothing.</summary>
internal sealed class GuestMachine
{
    private readonly GuestRam ram;
    private readonly GuestLoader loader;
    private readonly AcpiTables acpi;
    private readonly MpTables multiProcessor;
    private readonly VirtualProcessor[] processors;
    private readonly MachineRequests requests = new();

    public GuestMachine(MachineParts parts)
    {
        ram = parts.Ram;
        IVcpu first = parts.Vcpus[0];
        GuestClock clock = new(first.Timestamp, first.TimestampFrequency);
        PlatformBuilder platform = new(new PlatformServices(
            clock, new GuestWallClock(clock, parts.UnixSeconds), ram, ram.Size, requests));
        ApicBus apicBus = new(parts.Vcpus.Length);
        Devices = new PcDevices(platform, apicBus, parts.Serial, parts.HasTestDevice);
        processors = new VirtualProcessor[parts.Vcpus.Length];
        for (int i = 0; i < processors.Length; i++)
        {
            ProcessorTopology topology = new((uint)i, (uint)processors.Length);
            processors[i] = new VirtualProcessor(new VirtualProcessorParts(
                parts.Vcpus[i],
                topology.ApicId,
                platform.AddProcessor(),
                apicBus,
                ram,
                clock,
                new CpuidPolicy(parts.HostCpuid, clock.Frequency, LocalApicTimer.Frequency, topology),
                requests,
                parts.Events));
        }

        Platform = platform.Build();
        acpi = new AcpiTables(Platform.Acpi);
        multiProcessor = new MpTables(
            Platform.Acpi, parts.HostCpuid, (byte)LocalApicRegisters.VersionNumber, IoApic.VersionNumber);
        loader = new GuestLoader(ram, parts.Files, parts.Names, Platform.MemoryMap);
    }

    /// <summary>What the devices are wired to.</summary>
    public GuestPlatform Platform { get; }

    /// <summary>The devices.</summary>
    public PcDevices Devices { get; }

    /// <summary>The processors and their exit loops; the first one boots.</summary>
    public IReadOnlyList<VirtualProcessor> Processors => processors;

    /// <summary>The processor that boots.</summary>
    public VirtualProcessor BootProcessor => processors[0];

    /// <summary>Who asked for the last reset.</summary>
    public ResetSource ResetSource => requests.Source;

    /// <summary>With which status a test program has ended the machine.</summary>
    public uint EndStatus => requests.Status;

    /// <summary>Switches on, or resets: devices as after power-on, guest files loaded afresh.</summary>
    /// <param name="watchFaults">Whether to find out what leads to a triple fault.</param>
    /// <exception cref="GuestLoadException">The guest cannot be loaded, and why.</exception>
    public void Start(bool watchFaults = false)
    {
        Platform.Reset();
        BiosData.Install(ram);
        acpi.Install(ram);
        multiProcessor.Install(ram);
        if (loader.Load(ref BootProcessor.State, acpi.RsdpAddress) == BootProtocol.Multiboot)
        {
            Devices.Interrupts.ConfigureAsFirmware();
        }

        for (int i = 0; i < processors.Length; i++)
        {
            processors[i].Reset(ref processors[i].State, watchFaults);
        }
    }

    /// <summary>Runs until the guest requests a reset or a power-off, or must be stopped.</summary>
    public MachineRequest Run() => BootProcessor.Run();
}
