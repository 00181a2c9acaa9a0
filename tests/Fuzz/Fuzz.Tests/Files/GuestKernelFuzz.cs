// Guest kernels and initrds that lie: they are loaded inside guest RAM, or refused with a code.
using CamkesNet.Tests.Devices;
using CamkesNet.Tests.Fuzz.Inputs;
using CamkesNet.Vmm.Loading;

namespace CamkesNet.Tests.Fuzz.Files;

public sealed class GuestKernelFuzz
{
    private const int RamSize = 32 << 20;
    private const ulong RootPointer = 0xE_0000;
    private const int LongestInitrd = 70_000;

    // The setup header of Linux, Documentation/arch/x86/boot.rst; the ELF header, its program headers and Multiboot's.
    private static readonly Range linuxHeader = 0x1F1..0x270;
    private static readonly Range multibootHeaders = 0..0x130;

    [TestCase(10_000)]
    [TestCase(1_000_000, Category = "Long")]
    public void A_Linux_kernel(int times) => Run(times, new SyntheticKernel().Contents, linuxHeader);

    [TestCase(10_000)]
    [TestCase(1_000_000, Category = "Long")]
    public void A_Multiboot_kernel(int times) => Run(times, new SyntheticMultibootKernel().Contents, multibootHeaders);

    [Test]
    public void A_kernel_that_is_cut_off_anywhere()
    {
        using NativeRam ram = new(RamSize);
        foreach (byte[] kernel in (byte[][])[new SyntheticKernel().Contents, new SyntheticMultibootKernel().Contents])
        {
            for (int length = 0; length < kernel.Length; length += length < 0x400 ? 1 : 53)
            {
                Load(ram, kernel[..length], [], "quiet");
            }
        }
    }

    private static void Run(int times, byte[] intact, Range header)
    {
        using NativeRam ram = new(RamSize);
        int loaded = 0;
        Fuzzer.Run(times, random =>
        {
            byte[] initrd = random.Next(3) == 0 ? new byte[random.Next(LongestInitrd)] : [];
            string commandLine = random.Next(8) == 0 ? new string('x', random.Next(0x1_1000)) : "quiet";
            loaded += Load(ram, Damage.Of(intact, random, header), initrd, commandLine) ? 1 : 0;
        });
        TestContext.Out.WriteLine($"{loaded} loaded, the others refused");
    }

    private static bool Load(NativeRam ram, byte[] kernel, byte[] initrd, string commandLine)
    {
        MemoryFiles files = new();
        files.Add("kernel", kernel);
        files.Add("initrd", initrd);
        GuestImageNames names = new("kernel", initrd.Length == 0 ? "" : "initrd", commandLine);
        using ScriptedVcpu vcpu = new();
        bool isLoaded = true;
        try
        {
            new GuestLoader(ram.Ram, files, names, PcMemoryMap.For(ram)).Load(ref vcpu.State, RootPointer);
        }
        catch (GuestLoadException)
        {
            isLoaded = false;
        }

        Assert.That(ram.GuardsAreIntact, Is.True, "nothing is written beside guest RAM");
        return isLoaded;
    }
}
