// A component that faults is stopped and reported; the others continue.
using CamkesNet.Abi;
using CamkesNet.Tests.Images;
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests;

[TestFixture]
public class FaultTests
{
    private const uint ReceiveOnlySlot = TestSlot.FirstPort;
    private const uint PortsSlot = TestSlot.FirstPort + 1;
    private const ulong NowhereAddress = 0x12_3456_7000;

    [Test]
    public void A_null_reference_stops_the_component() =>
        Expect(code => code.Assembler.mov(rax, __qword_ptr[8]),
            "CN4001 bad stopped: NullReference in thread control: read of 0x0000000000000008 at 0x");

    [Test]
    public void A_read_of_memory_that_was_not_given_stops_the_component() =>
        Expect(code => Read(code, NowhereAddress),
            "CN4002 bad stopped: UnmappedMemory in thread control: read of 0x0000001234567000");

    [Test]
    public void A_read_of_the_kernels_memory_stops_the_component() =>
        Expect(code => Read(code, KernelAddressSpace.DirectMap),
            "CN4002 bad stopped: UnmappedMemory in thread control: read of 0xffff800000000000");

    [Test]
    public void A_store_to_code_stops_the_component() =>
        Expect(code =>
            {
                code.Assembler.mov(rcx, UserAddressSpace.ImageBase);
                code.Assembler.mov(__byte_ptr[rcx], al);
            },
            "CN4003 bad stopped: WriteToReadOnly in thread control: write to 0x0000000000400000");

    [Test]
    public void Execution_of_the_stack_stops_the_component() =>
        Expect(code =>
            {
                code.Assembler.sub(rsp, 16);
                code.Assembler.jmp(rsp);
            },
            "CN4004 bad stopped: ExecuteData in thread control: execution of 0x0000000100fffff0 at 0x100fffff0",
            namesMethod: false);

    [Test]
    public void A_stack_overflow_stops_the_component() =>
        Expect(code => code.RepeatForEver(() => code.Assembler.push(rax)),
            "CN4005 bad stopped: StackOverflow in thread control: write to 0x0000000100ffdff8");

    [Test]
    public void An_undefined_instruction_stops_the_component() =>
        Expect(code => code.Assembler.ud2(), "CN4006 bad stopped: InvalidInstruction in thread control: at 0x");

    [Test]
    public void Registers_that_the_kernel_does_not_keep_apart_are_not_there_for_components() =>
        Expect(code => code.Assembler.vxorps(ymm0, ymm0, ymm0),
            "CN4006 bad stopped: InvalidInstruction in thread control: at 0x");

    [Test]
    public void A_division_by_zero_stops_the_component() =>
        Expect(code =>
            {
                code.Assembler.xor(ecx, ecx);
                code.Assembler.div(ecx);
            },
            "CN4007 bad stopped: ArithmeticFault in thread control: at 0x");

    [Test]
    public void A_privileged_instruction_stops_the_component() =>
        Expect(code => code.Assembler.hlt(), "CN4008 bad stopped: GeneralProtection in thread control: at 0x");

    [Test]
    public void A_port_access_without_the_kernel_stops_the_component() =>
        Expect(code => code.Assembler.@in(al, 0x60), "CN4008 bad stopped: GeneralProtection in thread control: at 0x");

    [Test]
    public void A_jump_to_a_non_canonical_address_stops_the_component() =>
        Expect(code =>
            {
                code.Assembler.mov(rax, 0x8000_0000_0000_0000);
                code.Assembler.jmp(rax);
            },
            "CN4008 bad stopped: GeneralProtection in thread control: at 0x8000000000000000",
            namesMethod: false);

    [Test]
    public void A_slot_that_the_component_does_not_hold_stops_it() =>
        Expect(code => code.SystemCall(SystemCallOperation.Call, 77),
            "CN4009 bad stopped: EmptyCapabilitySlot in thread control: system call Call on slot 77 at 0x");

    [Test]
    public void A_slot_number_that_would_overflow_stops_the_component() =>
        Expect(code =>
            {
                code.Assembler.mov(rdi, 0x0AAA_AAAA_AAAA_AAAB);
                code.Assembler.mov(eax, (int)SystemCallOperation.Call);
                code.Assembler.xor(esi, esi);
                code.Assembler.syscall();
            },
            "CN4009 bad stopped: EmptyCapabilitySlot in thread control: system call Call on slot 768614336404564651");

    [Test]
    public void A_capability_of_another_kind_stops_the_component() =>
        Expect(code => code.SystemCall(SystemCallOperation.Call, CapabilitySlot.Log),
            "CN4010 bad stopped: WrongCapabilityKind in thread control: system call Call on slot 1 at 0x");

    [Test]
    public void A_capability_without_the_right_stops_the_component() =>
        Expect(code => code.SystemCall(SystemCallOperation.Call, ReceiveOnlySlot),
            "CN4011 bad stopped: MissingRights in thread control: system call Call on slot 8 at 0x");

    [Test]
    public void A_port_outside_of_the_range_stops_the_component() =>
        Expect(code => code.SystemCall(SystemCallOperation.PortIn, PortsSlot, 0x71, 2),
            "CN4012 bad stopped: InvalidArgument in thread control: system call PortIn on slot 9 at 0x");

    [TestCase(0x72UL, 1UL, TestName = "Bytes for a port outside of the range stop the component")]
    [TestCase(0x71UL, 17UL, TestName = "More bytes than two registers hold stop the component")]
    public void Bytes_that_the_kernel_does_not_write(ulong port, ulong count) =>
        Expect(code => code.SystemCall(SystemCallOperation.PortOutBytes, PortsSlot, port, count),
            "CN4012 bad stopped: InvalidArgument in thread control: system call PortOutBytes on slot 9 at 0x");

    [Test]
    public void A_log_text_in_memory_of_the_kernel_stops_the_component() =>
        Expect(code => code.SystemCall(
                SystemCallOperation.LogWrite,
                CapabilitySlot.Log,
                KernelAddressSpace.ImageBase + KernelAddressSpace.LoadAddress,
                16),
            "CN4012 bad stopped: InvalidArgument in thread control: system call LogWrite on slot 1 at 0x");

    [Test]
    public void An_unknown_system_call_stops_the_component() =>
        Expect(code => code.SystemCall((SystemCallOperation)99, CapabilitySlot.Log),
            "CN4013 bad stopped: InvalidOperation in thread control: system call unknown on slot 1 at 0x");

    [Test]
    public void A_component_that_gives_up_is_reported_with_its_own_words() =>
        Expect(code =>
            {
                code.Assembler.mov(rax, 0x2E_65_6E_6F_64); // "done."
                code.Assembler.push(rax);
                code.Assembler.mov(rdx, rsp);
                code.Assembler.mov(esi, (int)FaultKind.UnhandledException);
                code.Assembler.mov(r8d, 5);
                code.Assembler.mov(r9d, 0x40_0000);
                code.Enter(SystemCallOperation.Fail, CapabilitySlot.None);
            },
            "CN4014 bad stopped: UnhandledException in thread control: done. at 0x400000, bad_control");

    [Test]
    public void A_breakpoint_instruction_stops_the_component() =>
        Expect(code => code.Assembler.int3(), "CN4017 bad stopped: OtherTrap in thread control: at 0x");

    [Test]
    public void A_single_step_trap_stops_the_component_and_not_the_kernel() =>
        Expect(code =>
            {
                code.Assembler.pushfq();
                code.Assembler.or(__qword_ptr[rsp], 0x100);
                code.Assembler.popfq();
                code.SystemCall(SystemCallOperation.Yield, CapabilitySlot.None);
            },
            "CN4017 bad stopped: OtherTrap in thread control: at 0x");

    [TestCase((int)MappingRights.Read)]
    [TestCase((int)(MappingRights.Read | MappingRights.Uncached))]
    public void A_log_text_in_the_registers_of_a_device_stops_the_component_and_not_the_kernel(int rights)
    {
        const ulong HighPrecisionEventTimer = 0xFED0_0000;
        var system = new TestSystem();
        TestComponent bad = system.Component("bad").Thread("control", 100, code =>
        {
            code.SystemCall(SystemCallOperation.LogWrite, CapabilitySlot.Log, UserAddressSpace.RegionArea, 16);
            code.Log("it went on");
        });
        uint registers = system.Device(HighPrecisionEventTimer, UserAddressSpace.PageSize);
        bad.Regions.Add((UserAddressSpace.RegionArea, registers, (MappingRights)rights));

        Assert.That(
            Machine.Run(system),
            Does.Contain("CN4012 bad stopped: InvalidArgument in thread control: system call LogWrite on slot 1 at 0x"));
    }

    [TestCase(0x0200_0000UL)]
    [TestCase(0xFEC0_0000UL)]
    [TestCase(0xFEE0_0000UL)]
    public void Memory_and_interrupt_controllers_are_not_given_out_as_devices(ulong address)
    {
        var system = new TestSystem();
        TestComponent component = system.Component("component").Thread("control", 100, code => code.Log("it began"));
        uint registers = system.Device(address, UserAddressSpace.PageSize);
        component.Regions.Add((UserAddressSpace.RegionArea, registers, MappingRights.Read | MappingRights.Write));

        string console = Machine.Run(system);

        Assert.That(console, Does.Contain("CN3008 device memory device"));
        Assert.That(console, Does.Not.Contain("it began"));
    }

    private static void Expect(Action<TestCode> misdeed, string report, bool namesMethod = true)
    {
        var system = new TestSystem();
        uint endpoint = system.Endpoint();
        uint ports = system.IoPorts(0x70, 0x71);
        system.Component("bad")
            .Grant(ReceiveOnlySlot, CapabilityKind.Endpoint, CapabilityRights.Receive, endpoint)
            .Grant(PortsSlot, CapabilityKind.IoPorts, CapabilityRights.Receive | CapabilityRights.Send, ports)
            .Thread("control", 100, code =>
            {
                misdeed(code);
                code.Log("it went on");
                code.WaitForEver();
            });
        system.Component("good").Thread("control", 50, code =>
        {
            code.Log("the others go on");
            code.WaitForEver();
        });

        string console = Machine.Run(system);

        Assert.That(console, Does.Contain("[camkes] " + report));
        Assert.That(console.Contains(", bad_control", StringComparison.Ordinal), Is.EqualTo(namesMethod));
        Assert.That(console, Does.Not.Contain("it went on"));
        Assert.That(console, Does.Contain("the others go on\n"));
        Assert.That(
            console.IndexOf(report, StringComparison.Ordinal),
            Is.LessThan(console.IndexOf("the others go on", StringComparison.Ordinal)));
        Assert.That(console, Does.Contain("waiting: 1, stopped: 1"));
    }

    private static void Read(TestCode code, ulong address)
    {
        code.Assembler.mov(rcx, address);
        code.Assembler.mov(rax, __qword_ptr[rcx]);
    }
}
