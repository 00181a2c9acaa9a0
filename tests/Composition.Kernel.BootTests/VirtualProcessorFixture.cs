// What the tests of virtual processors share.
using CamkesNet.Tests.Images;
using Iced.Intel;

namespace CamkesNet.Tests;

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

    /// <summary>Runs a guest under a monitor until the machine stands still. Result: its console.</summary>
    private protected string RunGuest(Action<Assembler> guest, Action<TestCode> monitor)
    {
        var system = new TestSystem();
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
}
