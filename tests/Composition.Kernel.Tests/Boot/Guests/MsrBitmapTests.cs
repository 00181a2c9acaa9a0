// Which MSRs leave a guest (VMX).
using System.Runtime.InteropServices;
using CamkesNet.Kernel.Boot.Guests;
using CamkesNet.Kernel.Processor;
using CamkesNet.Kernel.Virtualization.Vmx;

namespace CamkesNet.Tests.Boot.Guests;

[TestFixture]
public sealed unsafe class MsrBitmapTests
{
    private byte* bitmap;

    [SetUp]
    public void Fill()
    {
        bitmap = (byte*)NativeMemory.AllocZeroed(4096);
        MsrBitmap.Fill(bitmap);
    }

    [TearDown]
    public void Release() => NativeMemory.Free(bitmap);

    [TestCase(MsrNumber.Star)]
    [TestCase(MsrNumber.Lstar)]
    [TestCase(MsrNumber.Cstar)]
    [TestCase(MsrNumber.Sfmask)]
    [TestCase(MsrNumber.KernelGsBase)]
    [TestCase(MsrNumber.FsBase)]
    [TestCase(MsrNumber.GsBase)]
    [TestCase(MsrNumber.SysenterEip)]
    public void Registers_that_are_switched_are_the_guests_own(uint msr)
    {
        Assert.That(MsrBitmap.Passes(bitmap, msr), Is.True);
    }

    [TestCase(MsrNumber.Efer)]
    [TestCase(MsrNumber.ApicBase)]
    [TestCase(MsrNumber.TscDeadline)]
    [TestCase(VmxMsr.Pat)]
    [TestCase(VmxMsr.FeatureControl)]
    [TestCase(0x4000_0000U)]
    [TestCase(0xC001_0114U)]
    public void All_others_are_exits(uint msr)
    {
        Assert.That(MsrBitmap.Passes(bitmap, msr), Is.False);
    }

    [Test]
    public void Exactly_ten_registers_pass_in_each_direction()
    {
        int clear = 0;
        for (int i = 0; i < 4096; i++)
        {
            clear += 8 - int.PopCount(bitmap[i]);
        }

        Assert.That(clear, Is.EqualTo(20));
    }
}
