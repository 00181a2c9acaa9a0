// The component that every image has beside those of the system: it says in words what the kernel reports in numbers.
using System.Runtime.CompilerServices;
using System.Text.Json;
using CamkesNet.Abi;
using CamkesNet.Build.Declarations;
using CamkesNet.Build.Layout.Derived;

namespace CamkesNet.Build.Layout;

/// <summary>
/// Adds the fault reporter to a system. It may write to the log, wait for the kernel's signal, and read the fault
/// record and the symbols of all others; nobody may call, signal or stop it.
/// </summary>
internal static class ReporterAddition
{
    /// <summary>No instance of a user has this name, since it is no identifier.</summary>
    public const string Name = "camkes.reporter";

    /// <summary>The memory that the kernel writes.</summary>
    public const string Record = Name + ".record";

    private const string ThreadName = "control";
    private const string ThreadObject = Name + "." + ThreadName;
    private const ulong StackSize = 16 * 1024;

    /// <summary>Its code, which comes with what all components run on.</summary>
    public static readonly DeclaredImplementation Implementation = new()
    {
        Assembly = "Composition.Runtime",
        Type = "CamkesNet.Image.Reporting.FaultReporter",
    };

    /// <summary>The system with the reporter as its last instance.</summary>
    public static SystemDocument AddTo(SystemDocument system)
    {
        DeclaredInstance[] reported = [.. system.Instances.Where(instance => !instance.Hardware)];
        return system with
        {
            Instances =
            [
                .. system.Instances,
                Instance(
                    reported.Select(instance => instance.Name),
                    reported.SelectMany(instance => instance.Threads, (_, thread) => thread.Name)),
            ],
            Layout = new DerivedLayout
            {
                Objects = [.. system.Layout.Objects, .. Objects(reported)],
                Components = [.. system.Layout.Components, Component(reported)],
            },
        };
    }

    /// <summary>The reporter, which learns the names of all other components and their threads.</summary>
    public static DeclaredInstance Instance(IEnumerable<string> components, IEnumerable<string> threads) => new()
    {
        Name = Name,
        Component = "FaultReporter",
        Implementation = Implementation,
        Hardware = false,
        Background = true,
        HeapSize = 0,
        Threads =
        [
            new DeclaredThread
            {
                Name = ThreadName,
                Priority = byte.MaxValue,
                StackSize = StackSize,
                StartsAtBoot = true,
                Receives = false,
                RunsVcpu = false,
            },
        ],
        Ports =
        [
            new DeclaredPort
            {
                Name = "Faults",
                Type = "FaultReports",
                Size = 0,
                Array = false,
                Signalled = false,
                Thread = 0,
                ReadOnly = true,
                Parts = [],
            },
        ],
        Attributes =
        [
            .. components.Concat(threads).Select(name => new DeclaredAttribute
            {
                Name = name,
                Type = "string",
                Value = JsonSerializer.SerializeToElement(name),
            }),
        ],
    };

    private static IEnumerable<DerivedObject> Objects(IReadOnlyList<DeclaredInstance> reported) =>
    [
        new DerivedObject { Name = ThreadObject, Kind = ObjectKind.Notification },
        new DerivedObject { Name = Record, Kind = ObjectKind.Region, Size = (ulong)Unsafe.SizeOf<FaultRecord>() },
        .. reported.Select(instance => new DerivedObject
        {
            Name = SymbolsOf(instance),
            Kind = ObjectKind.Symbols,
            Component = instance.Name,
        }),
    ];

    private static DerivedComponent Component(IReadOnlyList<DeclaredInstance> reported) => new()
    {
        Instance = Name,
        Capabilities =
        [
            Capability(CapabilitySlot.Log, CapabilityKind.Log, "log", CapabilityRights.Send, CapabilityRights.Control),
            Capability(
                CapabilitySlot.Notification(0), CapabilityKind.Notification, ThreadObject, CapabilityRights.Receive),
        ],
        Ports =
        [
            new DerivedPort
            {
                Peers = 0,
                Links =
                [
                    Link(PartKind.Region, 0, Record),
                    .. reported.Select((instance, index) =>
                        Link(PartKind.Symbols, (uint)index, SymbolsOf(instance))),
                ],
            },
        ],
    };

    private static DerivedCapability Capability(
        uint slot, CapabilityKind kind, string name, params IReadOnlyList<CapabilityRights> rights) => new()
        {
            Slot = slot,
            Kind = kind,
            Object = name,
            Rights = rights,
            Badge = 0,
        };

    private static DerivedLink Link(PartKind kind, uint element, string name) => new()
    {
        Kind = kind,
        Element = element,
        Object = name,
        Access = RegionAccess.R,
    };

    private static string SymbolsOf(DeclaredInstance instance) => instance.Name + ".symbols";
}
