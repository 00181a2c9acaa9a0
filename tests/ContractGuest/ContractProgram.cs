// The contract guest from its entry to its end.
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests.Contract;

/// <summary>
/// Checks what a processor and a PC do, exit by exit. Each check prints a line that begins with PASS or FAIL; straight
/// on a machine and as a guest the lines must be the same. The last check resets the machine.
/// </summary>
internal static class ContractProgram
{
    /// <summary>The first line, and the line before the reset.</summary>
    public const string FirstLine = "contract: begin";
    public const string LastLine = "contract: end";

    /// <summary>Begins the names of checks that run only if CPUID reports our monitor.</summary>
    public const string GuestOnly = "[guest] ";

    /// <summary>The code, for <see cref="BootImage.LoadAddress"/>.</summary>
    public static byte[] Assemble() => GuestAssembler.Assemble(BootImage.LoadAddress, Emit);

    private static void Emit(GuestAssembler guest)
    {
        Assembler a = guest.Code;
        Label start = a.CreateLabel();
        a.jmp(start);
        guest.EmitFunctions();
        var environment = new ProcessorEnvironment(guest);
        environment.EmitHandlers();
        a.Label(ref start);
        environment.EmitSetup();
        guest.Print(FirstLine);
        PortChecks.Emit(guest);
        DeviceMemoryChecks.Emit(guest);
        ProcessorChecks.Emit(guest);
        ExceptionChecks.Emit(guest);
        InterruptChecks.Emit(guest);
        PagingChecks.Emit(guest);
        new ModeChecks(guest, environment).Emit();
        new TaskSwitchChecks(guest).Emit();
        new PrivilegeChecks(guest).Emit();
        guest.Print(LastLine);

        // Triple fault: an exception, and neither it nor the double fault after it has a handler.
        a.mov(__dword_ptr[GuestMemory.InterruptTablePointer], 0);
        a.mov(__dword_ptr[GuestMemory.InterruptTablePointer + 4], 0);
        a.lidt(__[GuestMemory.InterruptTablePointer]);
        a.ud2();
        guest.Print("FAIL triple fault");
        Label halt = a.CreateLabel();
        a.cli();
        a.Label(ref halt);
        a.hlt();
        a.jmp(halt);
    }
}
