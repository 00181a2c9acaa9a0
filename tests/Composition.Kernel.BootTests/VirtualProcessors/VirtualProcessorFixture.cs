// What the tests of virtual processors share.
using CamkesNet.Tests.Images;
using Iced.Intel;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests.VirtualProcessors;

/// <summary>Tests of a guest and its monitor on one kind of machine.</summary>
public abstract class VirtualProcessorFixture(TestMachine bed)
{
    /// <summary>The machine that the tests run on.</summary>
    protected TestMachine Bed { get; } = bed;

    /// <summary>The maker's instruction for calls of the hypervisor.</summary>
    protected void Hypercall(Assembler a)
    {
        if (Bed == TestMachine.BochsVmx)
        {
            a.vmcall();
        }
        else
        {
            a.vmmcall();
        }
    }

    /// <summary>Writes a handler, in the guest: MOV EAX, value; VMMCALL or VMCALL.</summary>
    protected void WriteHandler(Assembler a, ushort handler, byte value)
    {
        a.mov(__dword_ptr[(uint)handler], 0xB8 | ((uint)value << 8));
        a.mov(__byte_ptr[handler + 4u], 0);
        a.mov(__word_ptr[handler + 5u], 0x010F);
        a.mov(__byte_ptr[handler + 7u], Bed == TestMachine.BochsVmx ? 0xC1 : 0xD9);
    }

    /// <summary>Runs a guest under a monitor until the machine stands still. Result: its console.</summary>
    private protected string RunGuest(
        Action<Assembler> guest, Action<TestCode> monitor, KernelVariant kernel = KernelVariant.Checked)
    {
        var system = new TestSystem { Kernel = kernel };
        new TestGuest(system).Monitor("monitor", 100, guest, code =>
        {
            monitor(code);
            code.WaitForEver();
        });
        return Machine.Run(system, Bed);
    }

    /// <summary>Whether the console shows these lines, others between them.</summary>
    protected static void AssertInOrder(string console, params string[] lines)
    {
        int position = 0;
        foreach (string line in lines)
        {
            int found = console.IndexOf(line + "\n", position, StringComparison.Ordinal);
            Assert.That(found, Is.GreaterThanOrEqualTo(0), $"'{line}' is missing or out of order");
            position = found + line.Length;
        }
    }

    /// <summary>How many lines of the console hold a text.</summary>
    protected static int LinesWith(string console, string text) =>
        console.Split('\n').Count(line => line.Contains(text, StringComparison.Ordinal));
}
