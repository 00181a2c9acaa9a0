// The words of fault reports.
using CamkesNet.Abi;
using CamkesNet.Abi.Processor;

namespace CamkesNet.Image.Reporting;

/// <summary>Writes a fault record as lines of text.</summary>
internal sealed unsafe class FaultText(ReportLine line, ReportedSystem system)
{
    /// <summary>Digits of an address in a report, so that small ones are seen to be addresses.</summary>
    private const int AddressDigits = 16;

    /// <summary>Writes the report.</summary>
    public void Write(in FaultRecord record)
    {
        ref readonly FaultNumbers numbers = ref record.Numbers;
        line.Begin();
        line.Write("CN"u8);
        line.WriteDecimal(numbers.Code);
        line.Write(" "u8);
        line.Write(system.NameOfComponent(numbers.Component));
        if (numbers.Source == FaultSource.GuestState)
        {
            WriteGuestState((EntryCheck)numbers.Number);
            line.End();
            return;
        }

        if (numbers.Source == FaultSource.Wait)
        {
            WriteWait(in record);
            return;
        }

        line.Write(" stopped: "u8);
        line.Write(Enum.GetName((FaultKind)(numbers.Code - FaultNumbers.FirstCode)) ?? nameof(FaultKind.OtherTrap));
        line.Write(" in thread "u8);
        line.Write(system.NameOfThread(numbers.Thread));
        line.Write(": "u8);
        WriteCause(in record);
        line.Write("at "u8);
        line.WriteHex(numbers.Instruction);
        WriteTrace(new CallTrace(system.SymbolsOf(numbers.Component), in record), numbers.Instruction);
    }

    private void WriteWait(in FaultRecord record)
    {
        ref readonly FaultNumbers numbers = ref record.Numbers;
        line.Write(" waits for ever in thread "u8);
        line.Write(system.NameOfThread(numbers.Thread));
        line.Write(": for "u8);
        if (numbers.Number == (ulong)AwaitedKind.Signal)
        {
            line.Write("a signal that nothing can send any more"u8);
        }
        else
        {
            line.Write(numbers.Number == (ulong)AwaitedKind.Reply ? "a reply of "u8 : "its call to be taken by "u8);
            line.Write(system.NameOfComponent((uint)numbers.Detail));
        }

        line.Write(" at "u8);
        line.WriteHex(numbers.Instruction);
        WriteTrace(new CallTrace(system.SymbolsOf(numbers.Component), in record), numbers.Instruction);
    }

    private void WriteGuestState(EntryCheck check)
    {
        line.Write(": the state of its guest is invalid: "u8);
        line.Write(EntryCheckText.Describe(check));
        line.Write(" (check "u8);
        line.WriteDecimal((ulong)check);
        line.Write(")"u8);
    }

    private void WriteCause(in FaultRecord record)
    {
        ref readonly FaultNumbers numbers = ref record.Numbers;
        switch (numbers.Source)
        {
            case FaultSource.Failure when record.TextLength != 0:
                fixed (byte* text = record.Text)
                {
                    line.Write(new ReadOnlySpan<byte>(text, (int)record.TextLength));
                }

                line.Write(" "u8);
                break;
            case FaultSource.Exception when numbers.Number == (ulong)ExceptionVector.Page:
                line.Write(
                    (numbers.Detail & PageFaultError.InstructionFetch) != 0 ? "execution of "u8
                    : (numbers.Detail & PageFaultError.Write) != 0 ? "write to "u8
                    : "read of "u8);
                line.WriteHex(numbers.Address, AddressDigits);
                line.Write(" "u8);
                break;
            case FaultSource.SystemCall:
                line.Write("system call "u8);
                line.Write(Enum.GetName((SystemCallOperation)numbers.Number) ?? "unknown");
                line.Write(" on slot "u8);
                line.WriteDecimal(numbers.Detail);
                line.Write(" "u8);
                break;
        }
    }

    /// <summary>Ends the line with the place of the fault; the methods that called follow, one a line.</summary>
    private void WriteTrace(CallTrace trace, ulong instruction)
    {
        if (trace.TryFindPlace(instruction, out SymbolLocation place))
        {
            line.Write(", "u8);
            Write(in place);
        }

        line.End();
        for (int i = 0; i < FaultRecord.MaximumCallers && trace.TryFindCaller(out SymbolLocation caller); i++)
        {
            line.Begin();
            line.Write("  called from "u8);
            Write(in caller);
            line.End();
        }
    }

    private void Write(in SymbolLocation location)
    {
        if (location.Type.Length != 0)
        {
            line.Write(location.Type.Utf8);
            line.Write("."u8);
        }

        line.Write(location.Method.Utf8);
        if (location.Line != 0)
        {
            line.Write(" ("u8);
            line.Write(location.File.Utf8);
            line.Write(":"u8);
            line.WriteDecimal(location.Line);
            line.Write(")"u8);
        }
    }
}
