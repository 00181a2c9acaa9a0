// What the kernel keeps outside the blocks of its processors, field by field.
using System.Reflection;
using CamkesNet.Kernel.Boot.Memory;
using CamkesNet.Kernel.Objects;

namespace CamkesNet.Tests.Objects;

/// <summary>A mutable static field is listed here, with the reason why it belongs to no processor.</summary>
[TestFixture]
public class StaticFieldTests
{
    private const BindingFlags OwnStatics =
        BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<string, string> listed = new()
    {
        // The boot stage, which one processor runs.
        ["BootMemory.frames"] = "boot only: the frames that are still free",
        ["BootMemory.ram"] = "boot only: the memory of the machine",
        ["BootMemory.installed"] = "boot only: the size of that memory, for the sentence that it is too little",
        ["BootMemory.needed"] = "boot only: what the image needs, for the same sentence",
        ["ClockCalibration.powerTimerPort"] = "boot only: where a clock of the machine is",
        ["CpuFeatures.HasX2Apic"] = "boot only: all processors of a machine have the same features",
        ["CpuFeatures.HasLocalApic"] = "boot only: likewise",
        ["CpuFeatures.HasTscDeadline"] = "boot only: likewise",
        ["CpuFeatures.HasNoExecute"] = "boot only: likewise",
        ["CpuFeatures.HasSupervisorExecutionPrevention"] = "boot only: likewise",
        ["CpuFeatures.HasSupervisorAccessPrevention"] = "boot only: likewise",
        ["CpuFeatures.HasUserModeInstructionPrevention"] = "boot only: likewise",
        ["KernelMain.information"] = "boot only: what the boot loader reported",
        ["KernelPageTables.Top"] = "boot only: the tables whose upper half all address spaces share",

        // Written at boot, read ever after.
        ["KernelObjects.Tables"] = "the boot tables of the system",
        ["KernelObjects.Components"] = "the components of the system",
        ["KernelObjects.Threads"] = "its threads, each of which names its processor",
        ["KernelObjects.Endpoints"] = "its endpoints, at which threads of all processors meet",
        ["KernelObjects.Notifications"] = "its notifications, likewise",
        ["KernelObjects.Interrupts"] = "its interrupts: lines of the machine",
        ["KernelObjects.Timers"] = "its timers, each of which names its processor",
        ["KernelObjects.MemoryObjects"] = "its memory",
        ["KernelObjects.Vcpus"] = "its virtual processors, each of which names its processor",
        ["KernelObjects.Reporter"] = "the one fault reporter of the system",
        ["KernelObjects.FaultRecord"] = "the one record that it reads",
        ["SystemCallTable.rows"] = "the table of system calls: addresses that only the linker knows",
        ["IoApic.routing"] = "the machine's interrupt controllers and wiring",
        ["LocalApic.isX2Apic"] = "the mode in which all processors' interrupt controllers are",
        ["LocalApic.registers"] = "the register page has the same address on every processor",
        ["LocalApicTimer.hasTscDeadline"] = "the mode that all processors' timers have",
        ["TimestampClock.Frequency"] = "the time-stamp counters of a machine count alike",
        ["TimestampClock.timerTicksPerTimestamp"] = "and so do its local APICs' timers",
        ["PowerOff.registers"] = "the machine's power management registers",
        ["KernelLog.IsQuiet"] = "the option that silences the log",
        ["Hypervisor.operations"] = "the virtualization extension, which all processors have",
        ["Hypervisor.Kind"] = "its name",
        ["GuestLimits.OfThisMachine"] = "what guests' registers may hold on all processors",
        ["ExtendedState.SavedComponents"] = "the FPU state that all processors have",
        ["ExtendedState.protectionKeysOffset"] = "where a part of it is",
        ["ExtendedState.InitialImage"] = "its initial contents",
        ["SvmMachine.HasNextRip"] = "a feature that all processors have",
        ["SvmMachine.HasDecodeAssists"] = "likewise",
        ["SvmMachine.FlushCommand"] = "likewise",
        ["SvmMachine.IoPermissionMap"] = "a table that all guests share",
        ["SvmMachine.MsrPermissionMap"] = "likewise",
        ["VmxMachine.Controls"] = "what all processors' capability registers allow",
        ["VmxMachine.Revision"] = "likewise",
        ["VmxMachine.Cr0Fixed0"] = "likewise",
        ["VmxMachine.Cr4Fixed0"] = "likewise",
        ["VmxMachine.HasStringInformation"] = "likewise",
        ["VmxMachine.HasZeroInstructionLength"] = "likewise",
        ["VmxMachine.HasLargePages"] = "likewise",
        ["VmxMachine.MsrBitmaps"] = "a table that all guests share",
        ["GuestTranslations.flushType"] = "an instruction that all processors have",
        ["PreemptionTimer.isActive"] = "a feature that all processors have",
        ["PreemptionTimer.rate"] = "the rate of all processors' timers",

        // Others.
        ["PhysicalMemory.Base"] = "written by tests only",
        ["KernelLog.first"] = "a device of the machine, and the text that waits for it",
        ["KernelLog.second"] = "likewise",
    };

    private static IEnumerable<FieldInfo> MutableFields => typeof(ProcessorBlock).Assembly.GetTypes()
        .Where(type => !type.Name.StartsWith('<'))
        .SelectMany(type => type.GetFields(OwnStatics))
        .Where(static candidate => !candidate.IsInitOnly && !candidate.IsLiteral);

    [Test]
    public void Every_mutable_static_field_of_the_kernel_is_listed() =>
        Assert.That(
            MutableFields.Select(NameOf).Except(listed.Keys),
            Is.Empty,
            "Put what belongs to a processor into ProcessorBlock; list what all processors share here, with the reason.");

    [Test]
    public void Every_field_in_the_list_exists() =>
        Assert.That(listed.Keys.Except(MutableFields.Select(NameOf)), Is.Empty);

    /// <summary>The field's name with its type's; that of the property for a field behind one.</summary>
    private static string NameOf(FieldInfo field) => $"{field.DeclaringType!.Name}.{field.Name.Split('<', '>') switch
    {
        [_, string property, _] => property,
        _ => field.Name,
    }}";
}
