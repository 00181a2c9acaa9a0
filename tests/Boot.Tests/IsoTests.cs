// The first app by its ISO: GRUB loads it in place of the emulator.
using CamkesNet.Build.Commands;
using CamkesNet.Build.Images;
using CamkesNet.Launcher;

namespace CamkesNet.Tests;

internal sealed class IsoTests
{
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(3);
    private string iso = string.Empty;

    [OneTimeSetUp]
    public void Make_the_ISO()
    {
        iso = Path.Combine(TestContext.CurrentContext.WorkDirectory, "Hello.iso");
        GrubIso.Write(AppImage.OfSample("Hello"), iso);
    }

    [Test]
    public void A_BIOS_boots_the_ISO() => IsGreeted(new QemuMachine(iso));

    [Test]
    public void UEFI_boots_the_ISO() => IsGreeted(new QemuMachine(iso) { HasUefi = true });

    [Test]
    public void An_ISO_that_was_cut_short_or_deleted_is_written_again_and_one_that_is_whole_is_not()
    {
        string copy = Path.ChangeExtension(iso, ".copy.iso");
        File.Delete(copy);
        Build();
        byte[] whole = File.ReadAllBytes(copy);
        DateTime written = File.GetLastWriteTimeUtc(copy);
        Build();
        Assert.That(File.GetLastWriteTimeUtc(copy), Is.EqualTo(written));

        using (FileStream stream = File.OpenWrite(copy))
        {
            stream.SetLength(whole.Length / 2);
        }

        Build();
        Assert.That(new FileInfo(copy).Length, Is.EqualTo(whole.Length));
        File.Delete(copy);
        Build();
        Assert.That(new FileInfo(copy).Length, Is.EqualTo(whole.Length));
        IsGreeted(new QemuMachine(copy));

        void Build() => IsoCommand.Run(
            CommandArguments.Parse([$"--image={AppImage.OfSample("Hello")}", $"--output={copy}"]));
    }

    [TestCase("corei7_haswell_4770", "VMX")]
    [TestCase("corei7_skylake_x", "VMX")]
    [TestCase("ryzen", "SVM")]
    public void Bochs_boots_the_ISO_and_has_the_virtualization_of_its_processor(string processor, string extension)
    {
        string console = IsGreeted(new BochsMachine(iso) { Processor = processor });
        Assert.That(console, Does.Contain($"[camkes] kernel, 2 components, {extension}"));
    }

    [Test]
    public void What_is_typed_on_Bochs_reaches_the_components()
    {
        string servers = Path.ChangeExtension(iso, ".servers.iso");
        GrubIso.Write(AppImage.OfTest("Servers"), servers);
        using RunningMachine machine = new BochsMachine(servers).Start();
        machine.Expect("deviceTester: type", patience);
        machine.Type("ab\r");
        machine.Expect("[a]", patience);
        machine.Expect("[b]", patience);
        machine.Expect("[\r]", patience);
    }

    [Test]
    public void A_processor_that_Bochs_does_not_have_is_said_so() =>
        Assert.That(
            () => new BochsMachine(iso) { Processor = "pdp11" }.Start(),
            Throws.TypeOf<LauncherException>().With.Message.StartsWith("Bochs did not start: "));

    /// <summary>The console of a machine that switches itself off behind the greeting.</summary>
    private static string IsGreeted(Machine machine)
    {
        using RunningMachine running = machine.Start();
        running.Expect("Hello, world!", patience);
        running.ExpectEnd(patience);
        return running.Transcript;
    }
}
