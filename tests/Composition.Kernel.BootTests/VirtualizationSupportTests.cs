// Machines on which guests cannot run: the kernel says why, and components run.
using CamkesNet.Abi;
using CamkesNet.Tests.Images;

namespace CamkesNet.Tests;

[TestFixture(TestMachine.QemuSvm)]
[TestFixture(TestMachine.BochsVmx)]
public class VirtualizationSupportTests(TestMachine machine) : VirtualProcessorFixture(machine)
{
    [Test]
    public void Without_virtualisation_the_guest_is_reported_and_components_run()
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

        string console = Bed == TestMachine.QemuSvm
            ? Machine.Run(system, "-cpu", "qemu64,-svm")
            : Machine.RunBochs(system, "core2_penryn_t9600");

        Assert.That(console, Does.Contain(Bed == TestMachine.QemuSvm
            ? "guests cannot run: this processor has no AMD SVM and no Intel VT-x"
            : "guests cannot run: this processor's Intel VT-x has no extended page tables (EPT)"));
        Assert.That(console, Does.Contain("exit NotAvailable"));
    }

    [Test]
    public void EPT_without_unrestricted_guests_is_reported_and_components_run()
    {
        if (Bed != TestMachine.BochsVmx)
        {
            Assert.Pass("AMD has no such processors.");
        }

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

        string console = Machine.RunBochs(system, "corei5_lynnfield_750");

        Assert.That(console, Does.Contain("guests cannot run: this processor's Intel VT-x has no unrestricted guests"));
        Assert.That(console, Does.Contain("exit NotAvailable"));
    }
}
