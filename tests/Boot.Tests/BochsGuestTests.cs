// The sample's guest, an unmodified Linux, on a machine with Intel VT-x.
using CamkesNet.Build.Images;
using CamkesNet.Launcher;

namespace CamkesNet.Tests;

// Bochs interprets every instruction: Linux takes minutes to its login.
[CancelAfter(MostMilliseconds)]
internal sealed class BochsGuestTests
{
    private const int MostMilliseconds = 10 * 60_000;
    private static readonly TimeSpan patience = TimeSpan.FromMilliseconds(MostMilliseconds);
    private string iso = string.Empty;

    [OneTimeSetUp]
    public void Make_the_ISO()
    {
        iso = Path.Combine(TestContext.CurrentContext.WorkDirectory, "Cma34crMinimal.iso");
        GrubIso.Write(AppImage.OfSample("Cma34crMinimal"), iso);
    }

    [Test]
    public void Linux_comes_up_to_a_login_that_lets_root_in_and_stops_on_poweroff()
    {
        using RunningMachine machine = new BochsMachine(iso).Start();
        machine.Expect("1 VM (vm0: 128 MiB, bzimage + rootfs.cpio), VMX", patience);
        machine.Expect("camkes login: ", patience);
        machine.Type("root\n");
        machine.Expect("# ", patience);
        machine.Type("echo $((6 * 7))\n");
        machine.Expect("42", patience);
        machine.Type("poweroff\n");
        machine.Expect("vm0 powered off", patience);
    }

    [TestCase("core2_penryn_t9600", "no extended page tables (EPT)")]
    [TestCase("corei5_lynnfield_750", "no unrestricted guests")]
    public void On_a_processor_that_lacks_something_the_components_run_and_the_guest_is_reported(
        string processor, string reason)
    {
        using RunningMachine machine = new BochsMachine(iso) { Processor = processor }.Start();
        machine.Expect("4 components", patience);
        machine.Expect(reason, patience);
        machine.Expect("CN3002 vm0 cannot start", patience);
    }
}
