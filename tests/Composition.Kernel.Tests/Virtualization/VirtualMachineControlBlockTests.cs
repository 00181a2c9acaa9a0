// The VMCB has its fields where the manual says.
using CamkesNet.Kernel.Processor;
using CamkesNet.Kernel.Virtualization;
using CamkesNet.Kernel.Virtualization.Svm;

namespace CamkesNet.Tests.Virtualization;

[TestFixture]
public sealed unsafe class VirtualMachineControlBlockTests
{
    [Test]
    public void The_block_is_one_page() => Assert.That(sizeof(VirtualMachineControlBlock), Is.EqualTo(0x1000));

    [Test]
    public void Control_fields_lie_where_the_manual_says()
    {
        VirtualMachineControlBlock block;
        byte* start = (byte*)&block;
        Assert.That((byte*)&block.Control.Exceptions - start, Is.EqualTo(0x008));
        Assert.That((byte*)&block.Control.Intercepts3 - start, Is.EqualTo(0x00C));
        Assert.That((byte*)&block.Control.Intercepts4 - start, Is.EqualTo(0x010));
        Assert.That((byte*)&block.Control.IoPermissionMap - start, Is.EqualTo(0x040));
        Assert.That((byte*)&block.Control.TimestampOffset - start, Is.EqualTo(0x050));
        Assert.That((byte*)&block.Control.AddressSpaceIdentifier - start, Is.EqualTo(0x058));
        Assert.That((byte*)&block.Control.VirtualInterrupt - start, Is.EqualTo(0x060));
        Assert.That((byte*)&block.Control.ExitCode - start, Is.EqualTo(0x070));
        Assert.That((byte*)&block.Control.ExitInterruptInformation - start, Is.EqualTo(0x088));
        Assert.That((byte*)&block.Control.EventInjection - start, Is.EqualTo(0x0A8));
        Assert.That((byte*)&block.Control.NestedCr3 - start, Is.EqualTo(0x0B0));
        Assert.That((byte*)&block.Control.NextRip - start, Is.EqualTo(0x0C8));
        Assert.That((byte*)&block.Control.WithheldEfer - start, Is.EqualTo(0x3E0));
    }

    [Test]
    public void Saved_registers_lie_where_the_manual_says()
    {
        VirtualMachineControlBlock block;
        byte* start = (byte*)&block;
        Assert.That((byte*)&block.Save.Es - start, Is.EqualTo(0x400));
        Assert.That((byte*)&block.Save.Tr - start, Is.EqualTo(0x490));
        Assert.That((byte*)&block.Save.Cpl - start, Is.EqualTo(0x4CB));
        Assert.That((byte*)&block.Save.Efer - start, Is.EqualTo(0x4D0));
        Assert.That((byte*)&block.Save.Cr4 - start, Is.EqualTo(0x548));
        Assert.That((byte*)&block.Save.Rflags - start, Is.EqualTo(0x570));
        Assert.That((byte*)&block.Save.Rip - start, Is.EqualTo(0x578));
        Assert.That((byte*)&block.Save.Rsp - start, Is.EqualTo(0x5D8));
        Assert.That((byte*)&block.Save.Rax - start, Is.EqualTo(0x5F8));
        Assert.That((byte*)&block.Save.SysenterEip - start, Is.EqualTo(0x638));
        Assert.That((byte*)&block.Save.Cr2 - start, Is.EqualTo(0x640));
        Assert.That((byte*)&block.Save.Pat - start, Is.EqualTo(0x668));
    }

    [Test]
    public void The_world_switch_stub_finds_its_operands_eight_bytes_apart_at_the_start_of_a_vcpu()
    {
        Vcpu vcpu;
        byte* start = (byte*)&vcpu;
        Assert.That((byte*)&vcpu.Switch.ControlBlock - start, Is.EqualTo(0));
        Assert.That((byte*)&vcpu.Switch.HostState - start, Is.EqualTo(8));
        Assert.That((byte*)&vcpu.Switch.Registers - start, Is.EqualTo(16));
        Assert.That((byte*)&vcpu.Switch.GuestFloatingPoint - start, Is.EqualTo(24));
        Assert.That((byte*)&vcpu.Switch.InitialFloatingPoint - start, Is.EqualTo(32));
        Assert.That((byte*)&vcpu.Switch.SavedComponents - start, Is.EqualTo(40));
        Assert.That((byte*)&vcpu.Switch.GuestXcr0 - start, Is.EqualTo(48));
        Assert.That((byte*)&vcpu.Switch.HostXcr0 - start, Is.EqualTo(56));
    }

    [Test]
    public void A_vcpu_fits_into_its_frame() => Assert.That(sizeof(Vcpu), Is.LessThanOrEqualTo(0x1000));
}
