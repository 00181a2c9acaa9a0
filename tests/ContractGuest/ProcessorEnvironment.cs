// Descriptors, the interrupt table with its handlers, and the interrupt controllers of the contract guest.
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests.Contract;

/// <summary>What is set up before the first check.</summary>
internal sealed class ProcessorEnvironment(GuestAssembler guest)
{
    /// <summary>Selectors of the table at <see cref="GuestMemory.DescriptorTable"/>.</summary>
    public const ushort Code = 0x10;
    public const ushort Data = 0x18;
    public const ushort Code16 = 0x20;
    public const ushort Data16 = 0x28;
    public const ushort FirstTask = 0x30;
    public const ushort SecondTask = 0x38;
    public const ushort NotPresent = 0x40;
    public const ushort SixteenBitTask = 0x48;
    public const ushort TaskGate = 0x50;
    public const ushort Shifted = 0x58;
    public const ushort UserCode = 0x63;
    public const ushort UserData = 0x6B;
    public const ushort ShortTask = 0x70;
    public const ushort AbsentTask = 0x78;

    /// <summary>A selector beyond the table.</summary>
    public const ushort BeyondTable = 0x7F0;

    /// <summary>Where the segment <see cref="Shifted"/> begins.</summary>
    public const uint ShiftedBase = 0x1000;

    /// <summary>Vectors of the first interrupt controller, of the local APIC's timer and of its own messages.</summary>
    public const byte FirstInterrupt = 0x20;
    public const byte ApicTimer = 0x40;
    public const byte ApicMessage = 0x41;
    public const byte Software = 0x80;

    /// <summary>Local APIC registers. Intel SDM vol. 3, table 11-1.</summary>
    public const uint LocalApic = 0xFEE0_0000;
    public const uint EndOfInterrupt = LocalApic + 0xB0;

    private const byte ExceptionCount = 32;
    private const int InterruptCount = 16;
    private const uint TaskStateSize = 0x67;

    // Vectors for which the processor pushes an error code. AMD APM vol. 2, table 8-1.
    private const uint WithErrorCode = 0x0022_7D00;

    private readonly Dictionary<byte, int> handlers = [];

    /// <summary>Emits the handlers. To be jumped over.</summary>
    public void EmitHandlers()
    {
        Assembler a = guest.Code;
        Label common = a.CreateLabel();
        IEnumerable<int> vectors =
        [
            .. Enumerable.Range(0, ExceptionCount), .. Enumerable.Range(FirstInterrupt, InterruptCount),
            ApicTimer, ApicMessage, Software,
        ];
        foreach (int vector in vectors)
        {
            int handler = guest.NewLabel();
            handlers.Add((byte)vector, handler);
            guest.Place(handler);
            if (vector >= ExceptionCount || (WithErrorCode >> vector & 1) == 0)
            {
                a.push(0);
            }

            a.push(vector);
            a.jmp(common);
        }

        a.Label(ref common);
        EmitCommon(a);
    }

    // Stack: EBX, EAX, vector, error code, EIP, CS, EFLAGS.
    private static void EmitCommon(Assembler a)
    {
        const int Vector = 8, ErrorCode = 12, Eip = 16, Flags = 24;
        Label interrupt = a.CreateLabel(), apic = a.CreateLabel(), done = a.CreateLabel();
        a.push(eax);
        a.push(ebx);
        a.mov(eax, __dword_ptr[esp + Vector]);
        a.inc(__dword_ptr[(eax * 4) + GuestMemory.Counts]);
        a.cmp(eax, FirstInterrupt);
        a.jae(interrupt);
        a.mov(__dword_ptr[GuestMemory.LastException], eax);
        a.mov(ebx, __dword_ptr[esp + ErrorCode]);
        a.mov(__dword_ptr[GuestMemory.LastErrorCode], ebx);
        a.mov(ebx, __dword_ptr[GuestMemory.ResumeAddress]);
        a.test(ebx, ebx);
        a.je(done);
        a.mov(__dword_ptr[esp + Eip], ebx);
        a.and(__dword_ptr[esp + Flags], ~Eflags.Trap);
        a.mov(__dword_ptr[GuestMemory.ResumeAddress], 0);
        a.jmp(done);
        a.Label(ref interrupt);
        a.cmp(eax, ApicTimer);
        a.jae(apic);
        a.mov(al, Pic8259.EndOfInterrupt);
        a.@out(Pic8259.MasterCommand, al);
        a.@out(Pic8259.SlaveCommand, al);
        a.jmp(done);
        a.Label(ref apic);
        a.cmp(eax, Software);
        a.je(done);
        a.mov(__dword_ptr[EndOfInterrupt], 0);
        a.Label(ref done);
        a.pop(ebx);
        a.pop(eax);
        a.add(esp, 8);
        a.iretd();
    }

    /// <summary>Emits the set-up: it runs first.</summary>
    public void EmitSetup()
    {
        Assembler a = guest.Code;
        a.cli();
        a.cld();
        a.mov(esp, GuestMemory.StackTop);
        a.mov(edi, GuestMemory.Cleared);
        a.mov(ecx, (GuestMemory.ClearedEnd - GuestMemory.Cleared) / 4);
        a.xor(eax, eax);
        a.rep.stosd();
        EmitDescriptors(a);
        foreach ((byte vector, int handler) in handlers)
        {
            EmitGate(a, vector, guest.AddressOf(handler));
        }

        SetPointer(a, GuestMemory.InterruptTablePointer, GuestMemory.InterruptTable, 256 * 8);
        a.lidt(__[GuestMemory.InterruptTablePointer]);
        EmitInterruptControllers(a);

        a.mov(dx, SerialPort.LineControl);
        a.mov(al, SerialPort.EightBits);
        a.@out(dx, al);
    }

    private void EmitDescriptors(Assembler a)
    {
        SetDescriptor(a, Code, SegmentDescriptor.FlatCode);
        SetDescriptor(a, Data, SegmentDescriptor.FlatData);
        SetDescriptor(a, Code16, SegmentDescriptor.Code16);
        SetDescriptor(a, Data16, SegmentDescriptor.Data16);
        SetDescriptor(a, FirstTask, TaskDescriptor(GuestMemory.FirstTask));
        SetDescriptor(a, SecondTask, TaskDescriptor(GuestMemory.SecondTask));
        SetDescriptor(a, NotPresent, SegmentDescriptor.FlatData & ~SegmentDescriptor.Present);
        SetDescriptor(a, SixteenBitTask, TaskDescriptor(GuestMemory.SixteenBitTask) & ~SegmentDescriptor.TaskIs32Bit);
        SetDescriptor(a, TaskGate, SegmentDescriptor.TaskGate | ((ulong)SecondTask << 16));
        SetDescriptor(a, Shifted, SegmentDescriptor.FlatData | (ShiftedBase << 16));
        SetDescriptor(a, UserCode & 0xFFF8, SegmentDescriptor.FlatCode | SegmentDescriptor.PrivilegeLevel3);
        SetDescriptor(a, UserData & 0xFFF8, SegmentDescriptor.FlatData | SegmentDescriptor.PrivilegeLevel3);
        SetDescriptor(a, ShortTask, TaskDescriptor(GuestMemory.SecondTask) - 1);
        SetDescriptor(a, AbsentTask, TaskDescriptor(GuestMemory.SecondTask) & ~SegmentDescriptor.Present);
        SetPointer(a, GuestMemory.DescriptorTablePointer, GuestMemory.DescriptorTable, AbsentTask + 8);
        a.lgdt(__[GuestMemory.DescriptorTablePointer]);
        EmitSegments(a);
        a.mov(eax, FirstTask);
        a.ltr(ax);
    }

    /// <summary>Loads all segment registers with the flat segments.</summary>
    public void EmitSegments(Assembler a)
    {
        int here = guest.NewLabel();
        a.push((int)Code);
        a.mov(eax, guest.AddressOf(here));
        a.push(eax);
        a.retf();
        guest.Place(here);
        a.mov(eax, Data);
        a.mov(ds, eax);
        a.mov(es, eax);
        a.mov(ss, eax);
        a.mov(fs, eax);
        a.mov(gs, eax);
    }

    private static ulong TaskDescriptor(uint address) =>
        SegmentDescriptor.AvailableTask | TaskStateSize | ((ulong)(address & 0xFF_FFFF) << 16)
            | ((ulong)(address >> 24) << 56);

    private static void SetDescriptor(Assembler a, ushort selector, ulong descriptor)
    {
        a.mov(__dword_ptr[GuestMemory.DescriptorTable + selector], (uint)descriptor);
        a.mov(__dword_ptr[GuestMemory.DescriptorTable + selector + 4], (uint)(descriptor >> 32));
    }

    private static void SetPointer(Assembler a, uint pointer, uint table, int size)
    {
        a.mov(__word_ptr[pointer], (ushort)(size - 1));
        a.mov(__dword_ptr[pointer + 2], table);
    }

    /// <summary>A gate that privilege level 3 may use.</summary>
    public static void EmitUserGate(Assembler a, byte vector, uint address) =>
        EmitGate(a, vector, address, SegmentDescriptor.InterruptGate | SegmentDescriptor.PrivilegeLevel3);

    /// <summary>Makes a vector's gate lead to an address.</summary>
    public static void EmitGate(
        Assembler a, byte vector, uint address, ulong gateType = SegmentDescriptor.InterruptGate)
    {
        uint gate = GuestMemory.InterruptTable + (vector * 8u);
        a.mov(__dword_ptr[gate], ((uint)Code << 16) | (address & 0xFFFF));
        a.mov(__dword_ptr[gate + 4], (address & 0xFFFF_0000) | SegmentDescriptor.High(gateType));
    }

    // Initialization words of the 8259A pair; every line is masked at first.
    private static void EmitInterruptControllers(Assembler a)
    {
        (byte Port, byte Value)[] words =
        [
            (Pic8259.MasterCommand, Pic8259.InitializeWithIcw4), (Pic8259.MasterData, FirstInterrupt),
            (Pic8259.MasterData, Pic8259.SlaveAtLine2), (Pic8259.MasterData, Pic8259.Mode8086),
            (Pic8259.MasterData, Pic8259.AllMasked),
            (Pic8259.SlaveCommand, Pic8259.InitializeWithIcw4), (Pic8259.SlaveData, FirstInterrupt + 8),
            (Pic8259.SlaveData, Pic8259.SlaveIdentity), (Pic8259.SlaveData, Pic8259.Mode8086),
            (Pic8259.SlaveData, Pic8259.AllMasked),
        ];
        foreach ((byte port, byte value) in words)
        {
            a.mov(al, value);
            a.@out(port, al);
        }
    }
}
