// Machines on which guests cannot run: the kernel says why, and components run.
using CamkesNet.Abi;
using CamkesNet.Tests.Images;

namespace CamkesNet.Tests;

[TestFixture]
public class VirtualizationSupportTests
{
    [Test]
    public void Without_virtualization_the_guest_is_reported_and_components_run() => Check(
        Machine.Run(System(), "-cpu", "qemu64,-svm"),
        "this processor has no AMD SVM and no Intel VT-x");

    [Test]
    public void Without_virtualization_the_machine_ends_with_a_status_of_its_own()
    {
        const int NoVirtualization = 5;
        Machine.Run(
            System(),
            out int emulatorStatus,
            ["-cpu", "qemu64,-svm", "-device", "isa-debug-exit,iobase=0xf4,iosize=4"]);

        // The device ends QEMU with twice the value and one.
        Assert.That(emulatorStatus, Is.EqualTo((NoVirtualization * 2) + 1));
    }

    [Test]
    public void VT_x_without_EPT_is_reported_and_components_run() => Check(
        Machine.RunBochs(System(), "core2_penryn_t9600"),
        "this processor's Intel VT-x has no extended page tables (EPT)");

    [Test]
    public void EPT_without_unrestricted_guests_is_reported_and_components_run() => Check(
        Machine.RunBochs(System(), "corei5_lynnfield_750"),
        "this processor's Intel VT-x has no unrestricted guests");

    private static TestSystem System()
    {
        var system = new TestSystem();
        new TestGuest(system).Monitor(
            "monitor",
            100,
            a => a.hlt(),
            code =>
            {
                TestGuest.RunUntil(code, VcpuExitReason.NotAvailable);
                code.WaitForEver();
            });
        return system;
    }

    private static void Check(string console, string reason)
    {
        Assert.That(console, Does.Contain($"guests cannot run: {reason}"));
        Assert.That(console, Does.Contain("exit NotAvailable"));
    }
}
