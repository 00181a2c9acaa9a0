// Guests with PAE paging, whose four directory pointers VT-x keeps apart from the memory that they come from.
using CamkesNet.Abi;
using CamkesNet.Tests.Images;
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests.VirtualProcessors;

[TestFixture(TestMachine.QemuSvm)]
[TestFixture(TestMachine.BochsVmx)]
public class PhysicalAddressExtensionTests(TestMachine machine) : VirtualProcessorFixture(machine)
{
    private const uint Pointers = 0x9000;
    private const uint UnusedPointer = Pointers + 24;
    private const uint Directory = 0xA000;
    private const uint LargePage = 0x83; // present, writable, 2 MiB
    private const uint PhysicalAddressExtension = 0x20;
    private const uint PagingAndProtection = 0x8000_0011;
    private const ulong ReservedPointer = 0x7;

    [Test]
    public void A_guest_goes_on_after_its_monitor_has_set_control_registers() => SetControlRegister(_ => { });

    [Test]
    public void Pointers_that_a_guest_has_written_but_not_loaded_do_not_matter_when_its_monitor_sets_another_register() =>
        SetControlRegister(a => a.mov(__dword_ptr[UnusedPointer], (uint)ReservedPointer));

    [Test]
    public void A_monitor_that_sets_CR3_to_pointers_with_reserved_bits_is_refused_where_the_processor_would_refuse_it()
    {
        string console = RunGuest(
            a =>
            {
                EnablePaging(a);
                a.mov(__dword_ptr[UnusedPointer + 0x100], (uint)ReservedPointer);
                a.mov(__dword_ptr[Pointers + 0x100], Directory | 1);
                Hypercall(a);
                Hypercall(a);
            },
            code =>
            {
                EnterPaging(code);
                TestGuest.Set(code, nameof(VcpuState.Cr3), Pointers + 0x100);
                code.Assembler.mov(TestGuest.Field32(nameof(VcpuState.DirtyGroups)), (int)VcpuRegisterGroup.Control);
                TestGuest.SkipInstruction(code);
                TestGuest.Run(code);
                ulong expected = (ulong)(Bed == TestMachine.BochsVmx
                    ? VcpuExitReason.InvalidState
                    : VcpuExitReason.Hypercall);
                code.Expect(expected, "as the processor does", "exit");
            });

        AssertInOrder(console, "exit Hypercall", "as the processor does");
    }

    private void SetControlRegister(Action<Assembler> afterPaging)
    {
        string console = RunGuest(
            a =>
            {
                EnablePaging(a);
                afterPaging(a);
                Hypercall(a);
                a.mov(ecx, cr2);
                Hypercall(a);
            },
            code =>
            {
                EnterPaging(code);
                TestGuest.ExpectField(code, nameof(VcpuState.Cr0), PagingAndProtection);
                TestGuest.Set(code, nameof(VcpuState.Cr2), 0x1234);
                code.Assembler.mov(TestGuest.Field32(nameof(VcpuState.DirtyGroups)), (int)VcpuRegisterGroup.Control);
                TestGuest.SkipInstruction(code);
                TestGuest.RunUntil(code, VcpuExitReason.Hypercall);
                TestGuest.ExpectField(code, nameof(VcpuState.Registers), 0x1234, (int)GeneralRegister.Rcx);
            });

        AssertInOrder(console, "exit Hypercall", "Cr0 is right", "exit Hypercall", "Registers is right");
    }

    private void EnterPaging(TestCode code)
    {
        if (Bed == TestMachine.QemuSvm)
        {
            TestGuest.SetCr4(code, PhysicalAddressExtension);
        }

        TestGuest.RunUntil(code, VcpuExitReason.Hypercall);
    }

    // One table of pointers, one directory: the RAM at its own address.
    private static void EnablePaging(Assembler a)
    {
        a.mov(__dword_ptr[Pointers], Directory | 1);
        a.mov(__dword_ptr[Directory], LargePage);
        a.mov(eax, PhysicalAddressExtension);
        a.mov(cr4, eax);
        a.mov(eax, Pointers);
        a.mov(cr3, eax);
        a.mov(eax, PagingAndProtection);
        a.mov(cr0, eax);
    }
}
