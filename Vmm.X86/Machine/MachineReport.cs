// What the monitor says about its virtual machine, in sentences.
using CamkesNet.Abi;
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Devices.Display;
using CamkesNet.Vmm.Exits;
using CamkesNet.Vmm.Loading;
using CamkesNet.Vmm.Processor;

namespace CamkesNet.Vmm.Machine;

/// <summary>Writes lines that begin with "[camkes]" into one buffer; each call gives one line with its end.</summary>
internal sealed class MachineReport(string name)
{
    /// <summary>A virtual machine has no processor to run on.</summary>
    public const string CannotStart = "CN3002";

    private const string RestartsForever = "CN3208";
    private const int Capacity = 512;
    private const int AddressDigits = 16;
    private readonly TextBuffer text = new(Capacity);

    /// <summary>"vm0 cannot start: …".</summary>
    public ReadOnlySpan<byte> NotStarted(string code, string reason) =>
        Begin(code).Add(" cannot start: "u8).Add(reason).Add("\r\n"u8).Text;

    /// <summary>The guest has switched itself off.</summary>
    public ReadOnlySpan<byte> PoweredOff(ExitCounters counters)
    {
        Begin("").Add(" powered off; "u8);
        counters.Describe(text);
        return End();
    }

    /// <summary>A test program has ended the guest.</summary>
    public ReadOnlySpan<byte> Ended(uint status, ExitCounters counters)
    {
        Begin("").Add(" ended with status "u8).AddDecimal(status).Add("; "u8);
        counters.Describe(text);
        return End();
    }

    /// <summary>The guest is reset.</summary>
    public ReadOnlySpan<byte> Restarting(ResetSource source) =>
        Begin("").Add(source == ResetSource.TripleFault ? " restarts after a triple fault"u8 : " restarts"u8)
            .Add("\r\n"u8).Text;

    /// <summary>The guest has restarted too often without a sign of life.</summary>
    public ReadOnlySpan<byte> RestartLoop(VirtualProcessor processor, ResetSource source)
    {
        ref VcpuState state = ref processor.State;
        Begin(RestartsForever).Add(" stopped: it has restarted "u8).AddDecimal(RestartLimit.Most);
        text.Add(" times without a character on its console"u8);
        if (source != ResetSource.TripleFault)
        {
            return End();
        }

        text.Add(", the last time by a triple fault"u8);
        if (processor.Faults.Vector >= 0)
        {
            text.Add(" after exception "u8).AddDecimal((ulong)processor.Faults.Vector);
        }

        AddPlace(ref state);
        text.Add(", code"u8);
        ReadOnlySpan<byte> code = processor.ReadCode(ref state);
        text.Add(code.IsEmpty ? " not readable"u8 : default);
        foreach (byte value in code)
        {
            text.Add(" "u8).AddHex(value, 2);
        }

        return End();
    }

    /// <summary>How many exits there were, on request.</summary>
    public ReadOnlySpan<byte> Status(ExitCounters counters)
    {
        Begin("").Add(": "u8);
        counters.Describe(text);
        return End();
    }

    /// <summary>What is said before the lines of the guest's text screen.</summary>
    public ReadOnlySpan<byte> Screen(TextScreen screen) => Begin("").Add(": its text screen, the cursor at line "u8)
        .AddDecimal((ulong)screen.CursorLine + 1).Add(", column "u8).AddDecimal((ulong)screen.CursorColumn + 1)
        .Add("\r\n"u8).Text;

    /// <summary>A line of the guest's text screen.</summary>
    public ReadOnlySpan<byte> ScreenLine(ReadOnlySpan<byte> line) =>
        text.Clear().Add("| "u8).Add(line).Add("\r\n"u8).Text;

    /// <summary>There is nothing on the text screen.</summary>
    public ReadOnlySpan<byte> ScreenIsBlank() => Begin("").Add(": its text screen is blank\r\n"u8).Text;

    /// <summary>The guest waits for ever.</summary>
    public ReadOnlySpan<byte> HaltedForever() =>
        Begin("").Add(" has halted with interrupts disabled\r\n"u8).Text;

    /// <summary>Why the virtual machine was stopped.</summary>
    public ReadOnlySpan<byte> Stopped(VirtualProcessor processor, ref VcpuState state)
    {
        Begin(CodeOf(processor.Failure)).Add(" stopped: "u8);
        switch (processor.Failure)
        {
            case GuestFailure.InstructionNotEmulated:
                text.Add("the instruction "u8);
                AddCode(processor);
                AddPlace(ref state);
                text.Add(" is not emulated on device memory, here 0x"u8).AddHex(state.GuestPhysicalAddress, 1);
                break;
            case GuestFailure.ExecutesOutsideRam:
                text.Add("it executes outside its RAM,"u8);
                AddPlace(ref state);
                break;
            case GuestFailure.PageTablesOutsideRam:
                text.Add("its page tables are outside its RAM, at 0x"u8).AddHex(state.GuestPhysicalAddress, 1);
                text.Add(","u8);
                AddPlace(ref state);
                break;
            case GuestFailure.EventDeliveryOutsideRam:
                text.Add("an interrupt's stack or descriptor is outside its RAM, at 0x"u8);
                text.AddHex(state.GuestPhysicalAddress, 1);
                break;
            case GuestFailure.TaskSwitchOutsideRam:
                text.Add("a task state segment, a descriptor or the stack of a task is outside its RAM, at 0x"u8);
                text.AddHex(state.GuestPhysicalAddress, 1).Add(","u8);
                AddPlace(ref state);
                break;
            case GuestFailure.CallsBios:
                text.Add("this guest calls the BIOS, interrupt 0x"u8);
                text.AddHex((ulong)BiosData.InterruptAt(ref state), 2).Add(" with AX = 0x"u8);
                text.AddHex((ushort)GuestRegisters.At(ref state, GeneralRegister.Rax), 4);
                text.Add(", and there is none"u8);
                break;
            case GuestFailure.InvalidState:
                text.Add("its processor state is invalid by the kernel's check "u8).AddDecimal(state.Qualification);
                AddPlace(ref state);
                break;
            default:
                text.Add("exit "u8).Add(ExitReasonName.Of(state.ExitReason)).Add(" with hardware code 0x"u8);
                text.AddHex(state.HardwareReason, 1).Add(" was unexpected,"u8);
                AddPlace(ref state);
                break;
        }

        return End();
    }

    private static string CodeOf(GuestFailure failure) => failure switch
    {
        GuestFailure.InstructionNotEmulated => "CN3201",
        GuestFailure.ExecutesOutsideRam => "CN3202",
        GuestFailure.PageTablesOutsideRam => "CN3203",
        GuestFailure.EventDeliveryOutsideRam => "CN3204",
        GuestFailure.TaskSwitchOutsideRam => "CN3205",
        GuestFailure.InvalidState => "CN3206",
        GuestFailure.CallsBios => "CN3209",
        _ => "CN3207",
    };

    private void AddCode(VirtualProcessor processor)
    {
        ReadOnlySpan<byte> code = processor.FailedCode;
        int length = processor.FailedLength == 0 ? code.Length : Math.Min(processor.FailedLength, code.Length);
        foreach (byte value in code[..length])
        {
            text.AddHex(value, 2).Add(" "u8);
        }

        text.Add("("u8).AddDecimal((ulong)processor.FailedLength).Add(" bytes)"u8);
    }

    private void AddPlace(ref VcpuState state) => text.Add(" at RIP 0x"u8).AddHex(state.Rip, AddressDigits)
        .Add(" ("u8).AddDecimal((ulong)ProcessorMode.Bitness(ref state)).Add("-bit code)"u8);

    private TextBuffer Begin(string code)
    {
        text.Clear().Add("[camkes] "u8);
        if (code.Length > 0)
        {
            text.Add(code).Add(" "u8);
        }

        return text.Add(name);
    }

    private ReadOnlySpan<byte> End() => text.Add("\r\n"u8).Text;
}
