// Runs a guest's processor: enter, see why it came back, act, again.
using CamkesNet.Abi;
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Cpuid;
using CamkesNet.Vmm.Devices.Apic;
using CamkesNet.Vmm.Devices.Interrupts;
using CamkesNet.Vmm.Devices.Paravirtual;
using CamkesNet.Vmm.Devices.ProcessorLocal;
using CamkesNet.Vmm.Emulation;
using CamkesNet.Vmm.Memory;
using CamkesNet.Vmm.Msrs;
using CamkesNet.Vmm.Processor;
using CamkesNet.Vmm.TaskSwitching;
using CamkesNet.Vmm.Time;

namespace CamkesNet.Vmm.Exits;

/// <summary>
/// One virtual processor: its registers, local APIC, model-specific registers, time-stamp counter and pending events.
/// Each concern of an exit has its own file: VirtualProcessor.Ports.cs and so on. Nothing is allocated here once it
/// runs.
/// </summary>
internal sealed partial class VirtualProcessor
{
    private readonly IVcpu vcpu;
    private readonly PortBus ports;
    private readonly DeadlineSet deadlines;
    private readonly ProcessorInterrupts interrupts;
    private readonly LocalApic localApic;
    private readonly KvmClock kvmClock;
    private readonly GuestClock clock;
    private readonly TimestampCounter counter;
    private readonly CpuidPolicy cpuid;
    private readonly MsrTable msrs;
    private readonly InstructionEmulator emulator;
    private readonly TaskSwitcher tasks;
    private readonly PendingException exceptions;
    private readonly MachineRequests requests;
    private readonly IMonitorEvents events;

    // Set by exits after which devices may need attention; a CPUID exit returns to the guest at once.
    private bool devicesTouched = true;

    // Set by an exit that brought posted writes.
    private bool hasPosted;
    private ulong nextDeadline;
    private bool haltReported;

    public VirtualProcessor(VirtualProcessorParts parts)
    {
        vcpu = parts.Vcpu;
        ports = parts.Buses.Ports;
        deadlines = parts.Buses.Deadlines;
        ProcessorDevices devices = new(parts.Buses, parts.ApicBus, parts.ApicId);
        interrupts = devices.Interrupts;
        localApic = interrupts.LocalApic;
        kvmClock = devices.KvmClock;
        clock = parts.Clock;
        counter = new TimestampCounter(clock);
        cpuid = parts.Cpuid;
        requests = parts.Requests;
        events = parts.Events;
        exceptions = new PendingException();
        GuestPageTables tables = new(parts.Ram, cpuid.Paging, new ProtectionKeys(vcpu));
        GuestDataAccess memory = new(parts.Ram, parts.Buses.Memory, tables, exceptions);
        emulator = new InstructionEmulator(vcpu, memory, ports, exceptions);
        tasks = new TaskSwitcher(vcpu, parts.Ram, tables, exceptions);
        msrs = new MsrTable(vcpu, counter, parts.Buses.Msrs, cpuid);
    }

    /// <summary>Exits so far.</summary>
    public ExitCounters Counters { get; } = new();

    /// <summary>Why <see cref="Run"/> has ended with a failure.</summary>
    public GuestFailure Failure { get; private set; }

    /// <summary>The registers.</summary>
    public ref VcpuState State => ref vcpu.State;

    /// <summary>What interrupts the processor.</summary>
    public ProcessorInterrupts Interrupts => interrupts;

    /// <summary>What led to a triple fault.</summary>
    public FaultRecord Faults { get; } = new();

    /// <summary>The bytes of the instruction that could not be emulated.</summary>
    public ReadOnlySpan<byte> FailedCode => emulator.CodeBytes;

    /// <summary>Its length; 0 if its bytes are no instruction.</summary>
    public int FailedLength => emulator.InstructionLength;

    /// <summary>Forgets what was pending, for a start from the loader's registers.</summary>
    /// <param name="state">The registers.</param>
    /// <param name="watchFaults">Whether to find out what leads to a triple fault.</param>
    public void Reset(ref VcpuState state, bool watchFaults = false)
    {
        Faults.Start(ref state, watchFaults);
        exceptions.Take();
        requests.Take();
        clock.Update(vcpu.Timestamp);
        counter.Reset(ref state);
        Failure = GuestFailure.None;
        devicesTouched = true;
        haltReported = false;
    }

    /// <summary>The bytes of the code at RIP, for a report; none if they cannot be read.</summary>
    public ReadOnlySpan<byte> ReadCode(ref VcpuState state)
    {
        EmulationResult result = emulator.FetchAndDecode(ref state);
        return result == EmulationResult.NoCode || exceptions.IsPending ? default : emulator.CodeBytes;
    }

    /// <summary>Runs until the guest requests a reset or a power-off, or must be stopped.</summary>
    /// <returns>The guest's wish; <see cref="MachineRequest.None"/>: see <see cref="Failure"/>.</returns>
    public MachineRequest Run()
    {
        ref VcpuState state = ref vcpu.State;
        while (Step(ref state))
        {
        }

        return requests.Take();
    }

    /// <summary>One entry and one exit. Returns false if the guest does not continue in its state.</summary>
    public bool Step(ref VcpuState state)
    {
        PrepareEntry(ref state);
        if (requests.Pending != MachineRequest.None)
        {
            return false;
        }

        VcpuExitReason reason = vcpu.Run();
        Counters.Count(reason);

        // Signals and deadlines can bring the processor back before it has entered the guest: then no exit is stamped.
        bool isStamped = reason is not (VcpuExitReason.DeadlineReached or VcpuExitReason.Notified);
        clock.Update(isStamped ? state.ExitTimestamp : vcpu.Timestamp);
        if (state.PostedCount != 0)
        {
            TakePostedWrites(ref state);
        }

        if (reason == VcpuExitReason.Exception && Faults.Note(ref state))
        {
            requests.RequestReset(ResetSource.TripleFault);
            return false;
        }

        KeepInterruptedEvent(ref state, reason);
        return Handle(ref state, reason) && requests.Pending == MachineRequest.None;
    }

    private bool Handle(ref VcpuState state, VcpuExitReason reason)
    {
        switch (reason)
        {
            case VcpuExitReason.PortAccess:
                return HandlePort(ref state);
            case VcpuExitReason.MemoryAccess:
                return HandleMemory(ref state);
            case VcpuExitReason.Cpuid:
                return HandleCpuid(ref state);
            case VcpuExitReason.MsrRead:
                return HandleMsrRead(ref state);
            case VcpuExitReason.MsrWrite:
                return HandleMsrWrite(ref state);
            case VcpuExitReason.Halt:
                return HandleHalt(ref state);
            case VcpuExitReason.InterruptWindow:
                devicesTouched = true;
                return true;
            case VcpuExitReason.DeadlineReached:
                devicesTouched = true;
                events.Idle();
                return true;
            case VcpuExitReason.Notified:
                devicesTouched = true;
                events.Notified();
                return true;
            default:
                return HandleRare(ref state, reason);
        }
    }

    private bool Fail(GuestFailure failure)
    {
        Failure = failure;
        return false;
    }

    /// <summary>
    /// Completes the instruction: moves RIP to the next one, whose address the exit reports or the decoder finds.
    /// </summary>
    private bool Complete(ref VcpuState state)
    {
        ulong next = state.NextInstruction;
        if (next == 0)
        {
            EmulationResult decoded = DecodeNext(ref state, out next);
            if (decoded != EmulationResult.Completed)
            {
                return GoOn(decoded);
            }
        }

        ProcessorMode.Complete(ref state, next);
        RaiseSingleStep(ref state);
        return true;
    }

    private EmulationResult DecodeNext(ref VcpuState state, out ulong next)
    {
        EmulationResult decoded = emulator.FetchAndDecode(ref state);
        next = state.Rip + (ulong)emulator.InstructionLength;
        return decoded;
    }

    /// <summary>Whether the guest continues after the emulator's result.</summary>
    private bool GoOn(EmulationResult result) => result switch
    {
        EmulationResult.NoCode => Fail(GuestFailure.ExecutesOutsideRam),
        EmulationResult.Unsupported => Fail(GuestFailure.InstructionNotEmulated),
        _ => true,
    };

    // An instruction that the monitor has executed ends like any other: with a trap if the guest single-steps.
    private void RaiseSingleStep(ref VcpuState state)
    {
        // DR6.BS, AMD APM vol. 2, 13.1.1.3.
        if ((state.Rflags & Rflags.Trap) != 0)
        {
            RegisterGroups.Require(vcpu, ref state, VcpuRegisterGroup.ModelSpecific);
            state.Dr6 |= Dr6.SingleStep;
            state.DirtyGroups |= VcpuRegisterGroup.ModelSpecific;
            exceptions.Raise(ref state, ExceptionVector.Debug);
        }
    }
}
