// A machine without a serial port: nothing can be shown, and everything runs all the same.
using System.Text;
using CamkesNet.Launcher;

namespace CamkesNet.Tests;

internal sealed class NoSerialPortTests
{
    private const int MemoryMb = 512;

    // The guest's login program makes this text of the host's name; no file of the guest holds it.
    private const string Prompt = "camkes login: ";

    private static readonly TimeSpan patience = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan pause = TimeSpan.FromSeconds(5);

    private DirectoryInfo folder = null!;

    [SetUp]
    public void Make_a_folder() => folder = Directory.CreateTempSubdirectory("no-serial");

    [TearDown]
    public void Remove_the_folder() => folder.Delete(recursive: true);

    [Test]
    public void Without_a_serial_port_Linux_comes_up_to_its_login()
    {
        QemuMachine mute = new QemuMachine(AppImage.OfSample("Cma34crMinimal")) { MemoryMb = MemoryMb }
            .With("-serial", "none", "-parallel", "none", "-monitor", "stdio");
        using RunningMachine machine = mute.Start();
        machine.Expect("(qemu)", patience);

        // What the guest writes can be seen in the machine's memory only.
        DateTime end = DateTime.UtcNow + patience;
        bool seen = false;
        for (int attempt = 0; !seen && DateTime.UtcNow < end; attempt++)
        {
            Thread.Sleep(pause);
            seen = MemoryHolds(machine, attempt);
        }

        Assert.That(seen, Is.True, "The guest did not come up to its login.");
    }

    private bool MemoryHolds(RunningMachine machine, int attempt)
    {
        string dump = Path.Combine(folder.FullName, $"memory{attempt}");
        machine.Type($"pmemsave 0 0x{MemoryMb << 20:x} \"{dump}\"\n");
        machine.Expect("(qemu)", patience);
        byte[] memory = File.ReadAllBytes(dump);
        File.Delete(dump);
        return memory.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Prompt)) >= 0;
    }
}
