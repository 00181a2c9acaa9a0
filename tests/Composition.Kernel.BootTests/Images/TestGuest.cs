// A virtual machine for a test of the kernel: a few instructions of a guest, and a monitor in machine code.
using System.Runtime.InteropServices;
using CamkesNet.Abi;
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests.Images;

/// <summary>
/// A guest with 2 MiB of RAM at 0 and a read-only page, and a component that has its vCPU. R13 of the monitor holds
/// the address of the state page.
/// </summary>
internal sealed class TestGuest
{
    public const uint VcpuSlot = TestSlot.FirstPort;

    /// <summary>Guest-physical address at which guests start.</summary>
    public const ulong Entry = 0x1000;

    /// <summary>Guest-physical address of a page that the guest can read and execute only.</summary>
    public const ulong ReadOnlyPage = 0x40_0000;

    public const uint BoundNotificationBadge = 1;
    private const ulong RamSize = 2 * 1024 * 1024;
    private const ulong StatePage = UserAddressSpace.RegionArea;
    private const ulong StackTop = 0x8000;
    private const uint ProtectionEnable = 0x11;

    private readonly TestSystem system;
    private readonly uint ram;

    public TestGuest(TestSystem system)
    {
        this.system = system;
        ram = system.Region(RamSize, MemoryObjectKind.GuestRam);
        uint state = system.Region(UserAddressSpace.PageSize);
        uint readOnly = system.Region(UserAddressSpace.PageSize);
        uint space = system.GuestAddressSpace(
            new GuestMappingRecord
            {
                MemoryObject = ram,
                Size = RamSize,
                Rights = MappingRights.Read | MappingRights.Write,
            },
            new GuestMappingRecord
            {
                GuestPhysicalAddress = ReadOnlyPage,
                MemoryObject = readOnly,
                Size = UserAddressSpace.PageSize,
                Rights = MappingRights.Read,
            });
        Vcpu = system.Vcpu(space, state);
        State = state;
        BoundNotification = system.Notification();
    }

    public uint Vcpu { get; }

    /// <summary>The notification that is bound to the monitor's thread.</summary>
    public uint BoundNotification { get; }

    private uint State { get; }

    /// <summary>Adds the monitor: it copies the guest's code into RAM, sets flat 32-bit mode up, and goes on.</summary>
    public TestComponent Monitor(string name, byte priority, Action<Assembler> guest, Action<TestCode> monitor)
    {
        byte[] image = Assemble(guest);
        TestComponent component = system.Component(name)
            .Grant(VcpuSlot, CapabilityKind.Vcpu, CapabilityRights.Control, Vcpu)
            .Thread(
                "control",
                priority,
                code =>
                {
                    code.CopyData(image, UserAddressSpace.GuestRam + Entry);
                    code.Assembler.mov(r13, StatePage);
                    EnterProtectedMode(code);
                    monitor(code);
                },
                BoundNotification);
        component.Regions.Add((StatePage, State, MappingRights.Read | MappingRights.Write));
        component.Regions.Add((UserAddressSpace.GuestRam, ram, MappingRights.Read | MappingRights.Write));
        return component;
    }

    /// <summary>A field of the state page.</summary>
    public static AssemblerMemoryOperand Field(string name, int index = 0) =>
        __qword_ptr[r13 + ((int)Marshal.OffsetOf<VcpuState>(name) + (index * sizeof(ulong)))];

    /// <summary>A 32-bit field of the state page.</summary>
    public static AssemblerMemoryOperand Field32(string name) =>
        __dword_ptr[r13 + (int)Marshal.OffsetOf<VcpuState>(name)];

    /// <summary>Enters the guest; RAX is the reason for its exit.</summary>
    public static void Run(TestCode code) => code.SystemCall(SystemCallOperation.VcpuRun, VcpuSlot);

    /// <summary>Enters the guest and logs whether it exited for the expected reason.</summary>
    public static void RunUntil(TestCode code, VcpuExitReason reason)
    {
        Run(code);
        code.Expect((ulong)reason, $"exit {reason}", $"exit not {reason} but");
    }

    /// <summary>Says whether a field of the state page has the value.</summary>
    public static void ExpectField(TestCode code, string name, ulong value, int index = 0)
    {
        code.Assembler.mov(rax, Field(name, index));
        code.Expect(value, $"{name} is right", $"{name} is wrong:");
    }

    /// <summary>Moves the guest to the instruction after the one that caused the exit.</summary>
    public static void SkipInstruction(TestCode code)
    {
        code.Assembler.mov(rax, Field(nameof(VcpuState.NextInstruction)));
        code.Assembler.mov(Field(nameof(VcpuState.Rip)), rax);
    }

    /// <summary>Does what the guest wants by <c>MOV CR4, reg</c>, which exits on SVM (0F 22 /r: three bytes).</summary>
    public static void SetCr4(TestCode code, ulong value)
    {
        const int InstructionLength = 3;
        RunUntil(code, VcpuExitReason.ControlRegisterAccess);
        Set(code, nameof(VcpuState.Cr4), value);
        code.Assembler.mov(Field32(nameof(VcpuState.DirtyGroups)), (int)VcpuRegisterGroup.Control);
        code.Assembler.add(Field(nameof(VcpuState.Rip)), InstructionLength);
    }

    private static byte[] Assemble(Action<Assembler> guest)
    {
        var assembler = new Assembler(32);
        guest(assembler);
        using var code = new MemoryStream();
        assembler.Assemble(new StreamCodeWriter(code), Entry);
        return code.ToArray();
    }

    private static void EnterProtectedMode(TestCode code)
    {
        // Present, accessed, 32-bit, 4 KiB granular: code readable, data writable (AMD APM vol. 2, 4.7 and 15.5.1).
        const ushort CodeAttributes = 0xC9B;
        const ushort DataAttributes = 0xC93;
        Segment(code, nameof(VcpuState.Cs), CodeAttributes);
        Segment(code, nameof(VcpuState.Ds), DataAttributes);
        Segment(code, nameof(VcpuState.Es), DataAttributes);
        Segment(code, nameof(VcpuState.Ss), DataAttributes);
        Set(code, nameof(VcpuState.Cr0), ProtectionEnable);
        Set(code, nameof(VcpuState.Rip), Entry);
        Set(code, nameof(VcpuState.Registers), StackTop, (int)GeneralRegister.Rsp);
        code.Assembler.mov(
            Field32(nameof(VcpuState.DirtyGroups)), (int)(VcpuRegisterGroup.Control | VcpuRegisterGroup.Segments));
    }

    /// <summary>Real mode, with IP 0 in a segment, and with the other segments at 0.</summary>
    public static void EnterRealMode(TestCode code, ushort segment)
    {
        const ushort CodeAttributes = 0x09B;
        const ushort DataAttributes = 0x093;
        const ulong Cr0 = 0x10;
        const ulong Limit = 0xFFFFUL << 32;
        Set(code, nameof(VcpuState.Cs), segment | ((ulong)CodeAttributes << 16) | Limit);
        Set(code, nameof(VcpuState.Cs), (ulong)segment << 4, index: 1);
        foreach (string field in (string[])[nameof(VcpuState.Ds), nameof(VcpuState.Es), nameof(VcpuState.Ss)])
        {
            Set(code, field, ((ulong)DataAttributes << 16) | Limit);
            Set(code, field, 0, index: 1);
        }

        Set(code, nameof(VcpuState.Cr0), Cr0);
        Set(code, nameof(VcpuState.Rip), 0);
    }

    public static void Set(TestCode code, string field, ulong value, int index = 0)
    {
        code.Assembler.mov(rax, value);
        code.Assembler.mov(Field(field, index), rax);
    }

    private static void Segment(TestCode code, string field, ushort attributes)
    {
        const ulong Selector = 8;
        const ulong FlatLimit = uint.MaxValue;
        Set(code, field, Selector | ((ulong)attributes << 16) | (FlatLimit << 32));
        Set(code, field, 0, index: 1);
    }
}
