// A processor's block, and that nothing of a processor is kept elsewhere.
using System.Reflection;
using CamkesNet.Abi;
using CamkesNet.Kernel.Objects;

namespace CamkesNet.Tests.Objects;

[TestFixture]
public class ProcessorBlockTests
{
    /// <summary>What the kernel may keep outside the blocks of processors, and why.</summary>
    private static readonly Dictionary<string, string> shared = new()
    {
        ["BootMemory"] = "boot only: the frames that are still free",
        ["KernelMain"] = "boot only: what the boot loader told",
        ["ClockCalibration"] = "boot only: where a clock of the machine is",
        ["CpuFeatures"] = "boot only: all processors of a machine have the same features",
        ["ExtendedState"] = "written at boot: the FPU state that all processors have",
        ["Hypervisor"] = "written at boot: the extension in use",
        ["SvmBackend"] = "written at boot: features, tables and identifiers of the machine",
        ["VmxBackend"] = "written at boot: features, tables and identifiers of the machine",
        ["PreemptionTimer"] = "written at boot: the rate that all processors have",
        ["IoApic"] = "written at boot: the machine's interrupt controllers and wiring",
        ["LocalApic"] = "written at boot: the register page has the same address on every processor",
        ["LocalApicTimer"] = "written at boot: the mode that all processors have",
        ["TimestampClock"] = "written at boot: the frequencies of the machine",
        ["KernelLog"] = "written at boot: the option that silences the log",
        ["SystemCallTable"] = "written at boot: the table of system calls",
        ["SerialPort"] = "the state of a device of the machine",
        ["KernelObjects"] = "written at boot: the objects of the system",
        ["KernelPageTables"] = "boot only: the tables that all address spaces share",
        ["PhysicalMemory"] = "written by tests only",
        ["PowerOff"] = "written at boot: the machine's power management registers",
    };

    private const BindingFlags OwnStatics =
        BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    [Test]
    public unsafe void The_stubs_reserve_enough_memory_for_it() =>
        Assert.That(sizeof(ProcessorBlock), Is.LessThanOrEqualTo(ProcessorData.BlockSize));

    [Test]
    public void No_other_type_of_the_kernel_has_mutable_static_data()
    {
        string[] holders =
        [
            .. typeof(ProcessorBlock).Assembly.GetTypes()
                .Where(type => type.GetFields(OwnStatics).Any(field => !field.IsInitOnly && !field.IsLiteral))
                .Select(type => type.Name)
                .Where(name => !name.StartsWith('<'))
                .Order(StringComparer.Ordinal),
        ];

        Assert.That(
            holders,
            Is.EqualTo(shared.Keys.Order(StringComparer.Ordinal)),
            "Put what belongs to a processor into ProcessorBlock; list what all processors share here, with the reason.");
    }
}
