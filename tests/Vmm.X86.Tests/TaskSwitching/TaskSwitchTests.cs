// The task switch by hardware: what is saved, what is loaded, and in which order. Intel SDM vol. 3, chapter 8.
using CamkesNet.Abi;
using static CamkesNet.Tests.TaskSwitching.TaskBench;

namespace CamkesNet.Tests.TaskSwitching;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TaskSwitchTests : IDisposable
{
    private const ulong Nested = 1 << 14;
    private const ulong DebugException = 0x8000_0301;
    private const uint TaskSwitched = 1 << 3;

    private readonly TaskBench bench = new();

    [Test]
    public void A_call_saves_the_old_task_behind_the_instruction()
    {
        Assert.That(bench.Switch(TaskSwitchSource.Call), Is.True);
        Assert.Multiple(() =>
        {
            Assert.That(bench.Read(OldTask + Eip, 4), Is.EqualTo(Rip + 7));
            Assert.That(bench.Read(OldTask + Eflags, 4), Is.EqualTo(0x46));
            for (uint i = 0; i < 8; i++)
            {
                Assert.That(bench.Read(OldTask + Registers + (i * 4), 4), Is.EqualTo(0x1111_0000 + i));
            }

            ushort[] selectors = [Data, Code, Data, Data, Data, 0];
            for (uint i = 0; i < selectors.Length; i++)
            {
                Assert.That(bench.Read(OldTask + Selectors + (i * 4), 2), Is.EqualTo(selectors[i]));
            }

            Assert.That(bench.Read(OldTask + Cr3Place, 4), Is.Zero, "CR3 is not saved");
        });
    }

    [Test]
    public void A_call_loads_the_new_task()
    {
        bench.Switch(TaskSwitchSource.Call);
        VcpuState state = bench.State;
        Assert.Multiple(() =>
        {
            Assert.That(state.Rip, Is.EqualTo(0x6000));
            Assert.That(state.Rflags, Is.EqualTo(0x202 | Nested));
            Assert.That(bench.Machine.Register(GeneralRegister.Rsp), Is.EqualTo(Stack));
            Assert.That(bench.Machine.Register(GeneralRegister.Rdi), Is.EqualTo(0x2222_0007));
            Assert.That(state.Cs.Selector, Is.EqualTo(Code));
            Assert.That(state.Cs.Attributes, Is.EqualTo(0xC9B));
            Assert.That(state.Cs.Limit, Is.EqualTo(uint.MaxValue));
            Assert.That(state.Ss.Selector, Is.EqualTo(Data));
            Assert.That(state.Fs.Attributes & 0x80, Is.Zero, "a null selector");
            Assert.That(state.Tr.Selector, Is.EqualTo(New));
            Assert.That(state.Tr.Base, Is.EqualTo(NewTask));
            Assert.That(state.Tr.Attributes, Is.EqualTo(Busy));
            Assert.That(state.Cr0 & TaskSwitched, Is.Not.Zero);
            Assert.That(state.Interruptible, Is.EqualTo(1u));
            Assert.That(
                state.DirtyGroups & (VcpuRegisterGroup.Control | VcpuRegisterGroup.Segments | VcpuRegisterGroup.System),
                Is.EqualTo(VcpuRegisterGroup.Control | VcpuRegisterGroup.Segments | VcpuRegisterGroup.System));
        });
    }

    [Test]
    public void A_call_leaves_both_tasks_busy_and_links_them()
    {
        bench.Switch(TaskSwitchSource.Call);
        Assert.That(bench.Access(Old), Is.EqualTo(Busy));
        Assert.That(bench.Access(New), Is.EqualTo(Busy));
        Assert.That(bench.Read(NewTask, 2), Is.EqualTo(Old));
    }

    [Test]
    public void A_jump_leaves_the_old_task_available_and_links_nothing()
    {
        bench.Switch(TaskSwitchSource.Jump);
        Assert.That(bench.Access(Old), Is.EqualTo(Available));
        Assert.That(bench.Access(New), Is.EqualTo(Busy));
        Assert.That(bench.Read(NewTask, 2), Is.Zero);
        Assert.That(bench.State.Rflags, Is.EqualTo(0x202));
    }

    [Test]
    public void A_return_ends_the_nesting_of_the_task_that_is_left()
    {
        bench.SetDescriptor(New, Task(Busy, NewTask, 0x67));
        bench.State.Rflags |= Nested;
        bench.Switch(TaskSwitchSource.Return);
        Assert.That(bench.Read(OldTask + Eflags, 4), Is.EqualTo(0x46));
        Assert.That(bench.Access(Old), Is.EqualTo(Available));
        Assert.That(bench.Access(New), Is.EqualTo(Busy));
        Assert.That(bench.State.Rflags, Is.EqualTo(0x202));
    }

    [Test]
    public void There_and_back_again_nothing_has_changed()
    {
        bench.Switch(TaskSwitchSource.Call);
        bench.Switch(TaskSwitchSource.Return, Old);
        VcpuState state = bench.State;
        Assert.That(state.Rip, Is.EqualTo(Rip + 7));
        Assert.That(state.Rflags, Is.EqualTo(0x46));
        Assert.That(bench.Machine.Register(GeneralRegister.Rbx), Is.EqualTo(0x1111_0003));
        Assert.That(state.Ds.Attributes, Is.EqualTo(0xC93));
        Assert.That(bench.Access(New), Is.EqualTo(Available));
    }

    [TestCase(TaskSwitchSource.Call)]
    [TestCase(TaskSwitchSource.SoftwareInterrupt)]
    public void The_place_of_the_next_instruction_is_decoded_where_the_exit_does_not_tell_it(object source)
    {
        // CALL FAR 20h:0, 7 bytes.
        bench.Write(Rip, 0x0020_0000_0000_9A, 8);
        bench.Machine.Exit(
            VcpuExitReason.TaskSwitch,
            New | ((ulong)(TaskSwitchSource)source << 16),
            (ref VcpuState state) =>
            {
                state.NextInstruction = 0;
                return VcpuExitReason.None;
            });
        Assert.That(bench.Read(OldTask + Eip, 4), Is.EqualTo(Rip + 7));
    }

    [Test]
    public void A_software_interrupt_comes_back_behind_itself_and_has_no_error_code()
    {
        bench.Switch(TaskSwitchSource.SoftwareInterrupt);
        Assert.That(bench.Read(OldTask + Eip, 4), Is.EqualTo(Rip + 7));
        Assert.That(bench.Read(NewTask, 2), Is.EqualTo(Old));
        Assert.That(bench.Machine.Register(GeneralRegister.Rsp), Is.EqualTo(Stack));
    }

    [TestCase(0x8000_0040UL)]
    [TestCase(0x8000_0202UL)]
    [TestCase(0x8000_0306UL)]
    public void An_event_comes_back_where_it_was_met_and_is_not_delivered_again(ulong interrupted)
    {
        bench.Deliver(interrupted);
        Assert.That(bench.Read(OldTask + Eip, 4), Is.EqualTo(Rip));
        Assert.That(bench.State.Rflags & Nested, Is.Not.Zero);
        Assert.That(bench.NextInjection(), Is.Zero);
    }

    [Test]
    public void A_fault_leaves_its_error_code_on_the_new_tasks_stack_and_the_resume_flag_in_the_old_one()
    {
        bench.State.Rflags |= 1 << 16;
        bench.Deliver(0x8000_0B0D | (0x1_0058UL << 32), errorCode: 0x58);
        Assert.That(bench.Machine.Register(GeneralRegister.Rsp), Is.EqualTo(Stack - 4));
        Assert.That(bench.Read(Stack - 4, 4), Is.EqualTo(0x58));
        Assert.That(bench.Read(OldTask + Eflags, 4), Is.EqualTo(0x1_0046));
        Assert.That(bench.NextInjection(), Is.Zero);
    }

    [Test]
    public void A_16_bit_task_gets_the_error_code_in_two_bytes()
    {
        bench.Deliver(0x8000_0B0D, errorCode: 0x58, selector: New16);
        Assert.That(bench.Machine.Register(GeneralRegister.Rsp), Is.EqualTo(Stack - 2));
        Assert.That(bench.Read(Stack - 2, 2), Is.EqualTo(0x58));
    }

    [Test]
    public void A_16_bit_task_has_words_and_neither_FS_nor_GS()
    {
        bench.State.Gs = bench.State.Ds;
        bench.Switch(TaskSwitchSource.Jump, New16);
        VcpuState state = bench.State;
        Assert.Multiple(() =>
        {
            Assert.That(state.Rip, Is.EqualTo(0x6000));
            Assert.That(state.Rflags, Is.EqualTo(0x202));
            Assert.That((ushort)bench.Machine.Register(GeneralRegister.Rdi), Is.EqualTo(0x3337));
            Assert.That(state.Ds.Selector, Is.EqualTo(Data));
            Assert.That(state.Fs.Selector, Is.Zero);
            Assert.That(state.Gs.Selector, Is.Zero);
            Assert.That(state.Gs.Attributes & 0x80, Is.Zero);
            Assert.That(state.Tr.Attributes, Is.EqualTo(Busy16));
            Assert.That(bench.Access(New16), Is.EqualTo(Busy16));
        });
    }

    [Test]
    public void A_16_bit_task_is_saved_in_words()
    {
        bench.State.Tr.Attributes = (ushort)Busy16;
        bench.State.Tr.Limit = 0x2B;
        bench.State.Tr.Selector = Old16;
        bench.Write(OldTask + Ldt16, 0x7777, 2);
        bench.Switch(TaskSwitchSource.Jump);
        Assert.Multiple(() =>
        {
            Assert.That(bench.Read(OldTask + Ip16, 2), Is.EqualTo(Rip + 7));
            Assert.That(bench.Read(OldTask + Flags16, 2), Is.EqualTo(0x46));
            Assert.That(bench.Read(OldTask + Registers16 + 14, 2), Is.EqualTo(7));
            Assert.That(bench.Read(OldTask + Selectors16 + 2, 2), Is.EqualTo(Code));
            Assert.That(bench.Read(OldTask + Ldt16, 2), Is.EqualTo(0x7777), "what is not saved stays");
            Assert.That(bench.Access(Old16), Is.EqualTo(Available16));
        });
    }

    [Test]
    public void The_trap_flag_of_a_task_is_a_debug_exception_before_its_first_instruction()
    {
        bench.Write(NewTask + Trap, 1, 2);
        bench.Switch(TaskSwitchSource.Jump);
        Assert.That(bench.State.Rip, Is.EqualTo(0x6000));
        Assert.That(bench.State.Dr6, Is.EqualTo(0xFFFF_8FF0));
        Assert.That(bench.NextInjection(), Is.EqualTo(DebugException));
    }

    [Test]
    public void Local_breakpoints_end_with_their_task()
    {
        bench.State.Dr7 = 0x7FF;
        bench.Switch(TaskSwitchSource.Jump);
        Assert.That(bench.State.Dr7, Is.EqualTo(0x6AA));
    }

    [Test]
    public void A_task_has_a_table_of_local_descriptors()
    {
        bench.Write(NewTask + Ldt, Local, 2);
        bench.SetNewSelector(3, 0x08 | 4);
        bench.Switch(TaskSwitchSource.Jump);
        Assert.That(bench.State.Ldtr.Base, Is.EqualTo(LocalTable));
        Assert.That(bench.State.Ldtr.Attributes, Is.EqualTo(0x82));
        Assert.That(bench.State.Ds.Base, Is.EqualTo(0x1234));
    }

    [Test]
    public void A_descriptor_is_marked_as_accessed()
    {
        bench.SetDescriptor(Spare, 0x00CF_9200_0000_FFFF);
        bench.SetNewSelector(3, Spare);
        bench.Switch(TaskSwitchSource.Jump);
        Assert.That(bench.Access(Spare), Is.EqualTo(0x93));
        Assert.That(bench.State.Ds.Attributes, Is.EqualTo(0xC93));
    }

    [Test]
    public void A_task_of_privilege_level_3_has_its_own_segments()
    {
        ushort[] selectors = [UserData, UserCode, UserData, UserData, 0, UserData];
        for (int i = 0; i < selectors.Length; i++)
        {
            bench.SetNewSelector(i, selectors[i]);
        }

        bench.Switch(TaskSwitchSource.Call);
        Assert.That(bench.State.Cs.Attributes, Is.EqualTo(0xCFB));
        Assert.That(bench.State.Ss.Attributes, Is.EqualTo(0xCF3));
    }

    [Test]
    public void A_conforming_code_segment_runs_at_the_level_that_its_selector_asks_for()
    {
        ushort[] selectors = [UserData, Conforming | 3, UserData, Conforming, 0, UserData];
        for (int i = 0; i < selectors.Length; i++)
        {
            bench.SetNewSelector(i, selectors[i]);
        }

        bench.Switch(TaskSwitchSource.Call);
        Assert.That(bench.State.Cs.Attributes, Is.EqualTo(0xC9F));
        Assert.That(bench.State.Ss.Attributes, Is.EqualTo(0xCF3));
        Assert.That(bench.State.Ds.Attributes, Is.EqualTo(0xC9F));
        Assert.That(bench.NextInjection(), Is.Zero);
    }

    [Test]
    public void A_task_may_run_in_virtual_8086_mode()
    {
        bench.Write(NewTask + Eflags, 0x2_3202, 4);
        bench.SetNewSelector(1, 0xF000);
        bench.SetNewSelector(2, 0x1000);
        bench.SetNewSelector(4, 0xB800);
        bench.Switch(TaskSwitchSource.Call);
        VcpuState state = bench.State;
        Assert.Multiple(() =>
        {
            Assert.That(state.Rflags, Is.EqualTo(0x2_3202 | Nested));
            Assert.That(state.Cs.Base, Is.EqualTo(0xF_0000));
            Assert.That(state.Ss.Base, Is.EqualTo(0x1_0000));
            Assert.That(state.Fs.Base, Is.EqualTo(0xB_8000));
            Assert.That(state.Cs.Attributes, Is.EqualTo(0xF3));
            Assert.That(state.Gs.Limit, Is.EqualTo(0xFFFF));
        });
    }

    [Test]
    public void With_paging_a_32_bit_task_brings_its_page_table()
    {
        const ulong First = 0x10_0000, Second = 0x10_1000;
        IdentityMap(First);
        IdentityMap(Second);
        bench.State.Cr3 = First;
        bench.Write(NewTask + Cr3Place, Second, 4);
        bench.Switch(TaskSwitchSource.Jump);
        Assert.That(bench.State.Cr3, Is.EqualTo(Second));
        bench.Switch(TaskSwitchSource.Jump, New16);
        Assert.That(bench.State.Cr3, Is.EqualTo(Second), "a 16-bit task has none");
        Assert.That(bench.NextInjection(), Is.Zero);
    }

    [Test]
    public void Without_paging_the_page_table_stays()
    {
        bench.State.Cr3 = 0x5000;
        bench.Write(NewTask + Cr3Place, 0xDEAD_B000, 4);
        bench.Switch(TaskSwitchSource.Jump);
        Assert.That(bench.State.Cr3, Is.EqualTo(0x5000));
    }

    public void Dispose() => bench.Dispose();

    // One page of 4 MiB at its own address.
    private void IdentityMap(ulong directory)
    {
        bench.State.Cr0 = 0x8000_0011;
        bench.State.Cr4 = 0x10;
        bench.Write(directory, 0x83, 4);
    }
}
