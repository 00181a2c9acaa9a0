// The code of a monitor that enters its guest with a random state page and random instructions, again and again.
using System.Runtime.InteropServices;
using CamkesNet.Abi;
using CamkesNet.Tests.Images;
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests.Fuzz.Attacks;

/// <summary>R13 holds the address of the state page, R14 the state of the random numbers, R12 counts down.</summary>
internal sealed class HostileMonitor
{
    /// <summary>Where it counts the exits by reason.</summary>
    public const ulong Counts = UserAddressSpace.RegionArea + UserAddressSpace.LargePageSize;

    /// <summary>The record of the bystander, in which it sets the end.</summary>
    public const ulong BystanderRecord = Counts + UserAddressSpace.LargePageSize;

    private const int MostChanges = 3;
    private const int CodeWords = 8;
    private const int Patience = 30_000;
    private const uint PageTables = 0x1_0000;
    private const uint LargePage = 0x87;
    private const uint Table = 7;
    private const int ReasonMask = 31;

    // Instructions that guests leave by, or that must not harm: each is put before random bytes now and then.
    private static readonly byte[][] instructions =
    [
        [0x0F, 0x22, 0xC0], [0x0F, 0x22, 0xD8], [0x0F, 0x22, 0xE0], [0x0F, 0x21, 0xF8], [0x0F, 0x30], [0x0F, 0x32],
        [0x0F, 0xA2], [0xF4], [0x0F, 0x01, 0xD1], [0xCF], [0xF1], [0xFB, 0xF4], [0x0F, 0x01, 0xD8], [0x0F, 0x01, 0xDF],
        [0x0F, 0x01, 0xD9], [0x0F, 0x01, 0xC1], [0x0F, 0x09], [0x0F, 0x08], [0x0F, 0x01, 0xC8], [0x0F, 0x01, 0xC9],
        [0x0F, 0xAA], [0x0F, 0x33], [0x0F, 0x37], [0x6E], [0xEE], [0x8E, 0xD0], [0x0F, 0x01, 0xDE], [0x0F, 0x01, 0xDD],
        [0x0F, 0x34], [0x0F, 0x05], [0x0F, 0x07], [0x90],
    ];

    private static readonly uint stateWords = (uint)Marshal.SizeOf<VcpuState>() / sizeof(ulong);

    private readonly TestCode code;
    private readonly Assembler a;
    private readonly RandomCode random;

    private HostileMonitor(TestCode code)
    {
        this.code = code;
        a = code.Assembler;
        random = new RandomCode(a);
    }

    /// <summary>Writes the code: so many entries, then a report.</summary>
    public static void Write(TestCode code, int seed, int entries) => new HostileMonitor(code).Write(seed, entries);

    private void Write(int seed, int entries)
    {
        Label begin = a.CreateLabel();
        Label loop = a.CreateLabel();
        Label keep = a.CreateLabel();
        Label renew = a.CreateLabel();
        a.jmp(begin);
        random.WriteFunctions();
        a.Label(ref begin);
        a.mov(r14, RandomCode.StateOf(seed, 0));
        a.mov(r12d, entries);
        a.mov(r15d, (uint)VcpuExitReason.InvalidState);
        a.Label(ref loop);
        a.cmp(r15d, (uint)VcpuExitReason.InvalidState);
        a.je(renew);
        a.cmp(r15d, (uint)VcpuExitReason.Shutdown);
        a.je(renew);
        random.Next();
        a.test(eax, 0x300);
        a.jne(keep);
        a.Label(ref renew);
        random.Choose(EnterProtectedMode, EnterLongMode, EnterRealMode);
        SetWhatModesShare();
        a.Label(ref keep);
        WriteInstructions();
        ChangeState();
        Enter();
        a.dec(r12d);
        a.jne(loop);
        Report();
    }

    private void EnterProtectedMode() => SetMode(0x11, 0, 0, 0xC9B, 0xC93, selector: 8);

    private void EnterRealMode() => SetMode(0x10, 0, 0, 0x9B, 0x93, selector: 0);

    private void EnterLongMode()
    {
        // The first 2 MiB one to one, by a large page.
        a.mov(rax, UserAddressSpace.GuestRam);
        a.mov(__dword_ptr[rax + PageTables], PageTables + 0x1000 + Table);
        a.mov(__dword_ptr[rax + PageTables + 0x1000], PageTables + 0x2000 + Table);
        a.mov(__dword_ptr[rax + PageTables + 0x2000], LargePage);
        SetMode(0x8000_0031, 0x500, 0x620, 0xA9B, 0xC93, selector: 8);
        Set(nameof(VcpuState.Cr3), PageTables);
    }

    private void SetMode(uint cr0, uint efer, uint cr4, ushort codeAttributes, ushort dataAttributes, ushort selector)
    {
        Set(nameof(VcpuState.Cr0), cr0);
        Set(nameof(VcpuState.Efer), efer);
        Set(nameof(VcpuState.Cr4), cr4);
        Set(nameof(VcpuState.Cr3), 0);
        ulong limit = selector == 0 ? 0xFFFF : uint.MaxValue;
        SetSegment(nameof(VcpuState.Cs), selector, codeAttributes, limit);
        foreach (string data in (string[])[nameof(VcpuState.Ss), nameof(VcpuState.Ds), nameof(VcpuState.Es)])
        {
            SetSegment(data, selector, dataAttributes, limit);
        }
    }

    private void SetWhatModesShare()
    {
        Set(nameof(VcpuState.Rip), TestGuest.Entry);
        Set(nameof(VcpuState.Rflags), 2);
        SetSegment(nameof(VcpuState.Fs), 0, 0x93, 0xFFFF);
        SetSegment(nameof(VcpuState.Gs), 0, 0x93, 0xFFFF);
        SetSegment(nameof(VcpuState.Ldtr), 0, 0x82, 0xFFFF);
        SetSegment(nameof(VcpuState.Tr), 0, 0x8B, 0xFFFF);
        SetSegment(nameof(VcpuState.Gdtr), 0, 0, 0xFFFF);
        SetSegment(nameof(VcpuState.Idtr), 0, 0, 0xFFFF);
        foreach (string zero in (string[])
        [
            nameof(VcpuState.KernelGsBase), nameof(VcpuState.Star), nameof(VcpuState.Lstar), nameof(VcpuState.Cstar),
            nameof(VcpuState.Sfmask), nameof(VcpuState.SysenterCs), nameof(VcpuState.SysenterEsp),
            nameof(VcpuState.SysenterEip), nameof(VcpuState.Cr2), nameof(VcpuState.Cr8), nameof(VcpuState.Dr0),
            nameof(VcpuState.Dr1), nameof(VcpuState.Dr2), nameof(VcpuState.Dr3), nameof(VcpuState.TimestampAuxiliary),
            nameof(VcpuState.TimestampOffset), nameof(VcpuState.Injection), nameof(VcpuState.PostedAccess),

            // Each with the 32-bit field behind it: the interrupt shadow, the requested window, the blocked NMI.
            nameof(VcpuState.Interruptible), nameof(VcpuState.DirtyGroups), nameof(VcpuState.InterceptedExceptions),
        ])
        {
            Set(zero, 0);
        }

        Set(nameof(VcpuState.Pat), 0x0007_0406_0007_0406);
        Set(nameof(VcpuState.Dr6), 0xFFFF_0FF0);
        Set(nameof(VcpuState.Xcr0), 1);
        MarkDirty((int)VcpuRegisterGroup.All);
    }

    private void WriteInstructions()
    {
        Label next = a.CreateLabel();
        a.mov(rdi, UserAddressSpace.GuestRam + TestGuest.Entry);
        a.mov(ecx, CodeWords);
        a.Label(ref next);
        random.Next();
        a.mov(__qword_ptr[rdi + (rcx * 8) - 8], rax);
        a.dec(ecx);
        a.jne(next);
        random.Sometimes(2, () => random.Choose(
            [.. instructions.Select(instruction => (Action)(() => WriteInstruction(instruction)))]));
    }

    private void WriteInstruction(byte[] bytes)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            a.mov(__byte_ptr[rdi + i], bytes[i]);
        }
    }

    // Up to three words anywhere in the page, and now and then an event.
    private void ChangeState()
    {
        for (int change = 0; change < MostChanges; change++)
        {
            random.Sometimes(8, () =>
            {
                random.Next();
                a.shr(eax, 5);
                a.xor(edx, edx);
                a.mov(ecx, stateWords);
                a.div(ecx);
                a.lea(rsi, __[r13 + (rdx * 8)]);
                random.Choose(random.Value, () => a.xor(eax, eax), FlipBit);
                a.mov(__qword_ptr[rsi], rax);
            });
        }

        random.Sometimes(2, () =>
        {
            random.Next();
            a.shr(eax, 20);
            MarkDirtyFromRax();
        });
        random.Sometimes(8, () =>
        {
            random.Next();
            a.and(rax, 0xFFF);
            a.mov(ecx, 1U << 31);
            a.or(rax, rcx);
            a.mov(TestGuest.Field(nameof(VcpuState.Injection)), rax);
        });
    }

    // RSI: the word.
    private void FlipBit()
    {
        random.Next();
        a.mov(ecx, eax);
        a.mov(eax, 1);
        a.shl(rax, cl);
        a.xor(rax, __qword_ptr[rsi]);
    }

    private void Enter()
    {
        Label end = a.CreateLabel();

        // QEMU 7.2 itself fails at a guest's data breakpoint on its own stack (docs/machines.md).
        Set(nameof(VcpuState.Dr7), 0x400);
        code.ReadTimestamp();
        a.add(rax, Patience);
        a.mov(TestGuest.Field(nameof(VcpuState.Deadline)), rax);
        random.Sometimes(16, () => code.SystemCall(SystemCallOperation.VcpuReadState, TestGuest.VcpuSlot));
        TestGuest.Run(code);
        a.mov(r15, rax);
        a.and(eax, ReasonMask);
        a.mov(rcx, Counts);
        a.inc(__qword_ptr[rcx + (rax * 8)]);
        a.mov(rax, TestGuest.Field(nameof(VcpuState.NextInstruction)));
        a.test(rax, rax);
        a.je(end);
        a.mov(TestGuest.Field(nameof(VcpuState.Rip)), rax);
        a.Label(ref end);
        a.nop();
    }

    private void Report()
    {
        foreach (VcpuExitReason reason in Enum.GetValues<VcpuExitReason>())
        {
            Label none = a.CreateLabel();
            a.mov(rcx, Counts);
            a.mov(rax, __qword_ptr[rcx + ((int)reason * 8)]);
            a.test(rax, rax);
            a.je(none);
            code.LogHex($"exit {reason}");
            a.Label(ref none);
            a.nop();
        }

        a.mov(rcx, BystanderRecord);
        a.mov(rax, __qword_ptr[rcx + Bystander.WorstLateness]);
        code.LogHex("lateness");
        a.mov(rcx, BystanderRecord);
        a.inc(__qword_ptr[rcx + Bystander.IsOver]);
        code.Log("the attack is over");
        code.WaitForEver();
    }

    private void SetSegment(string name, ushort selector, ushort attributes, ulong limit)
    {
        Set(name, selector | ((ulong)attributes << 16) | (limit << 32));
        a.xor(eax, eax);
        a.mov(TestGuest.Field(name, index: 1), rax);
    }

    private void Set(string name, ulong value) => TestGuest.Set(code, name, value);

    private void MarkDirty(int groups) => a.mov(__dword_ptr[r13 + DirtyGroups], groups);

    private void MarkDirtyFromRax()
    {
        a.and(eax, (int)VcpuRegisterGroup.All);
        a.or(__dword_ptr[r13 + DirtyGroups], eax);
    }

    private static int DirtyGroups => (int)Marshal.OffsetOf<VcpuState>(nameof(VcpuState.DirtyGroups));
}
