// The component that every image has beside the declared ones, as the checker derives it: the fault reporter.
using System.Runtime.CompilerServices;
using System.Text.Json;
using CamkesNet.Abi;
using CamkesNet.Build.Checking.Facts;
using CamkesNet.Build.Declarations;

namespace CamkesNet.Build.Checking.Authority;

/// <summary>
/// The reporter learns the names of all components and threads and reads the fault record, which the kernel writes, and
/// everybody's symbols. It has one thread, above all others, and no connection.
/// </summary>
internal static class ReporterDerivation
{
    public const string Record = Name + ".record";

    private const string Name = "camkes.reporter";
    private const ulong StackSize = 16 * 1024;

    /// <summary>The reporter as if it were declared.</summary>
    public static DeclaredInstance Declare(IReadOnlyList<ComponentAuthority> reported)
    {
        IEnumerable<string> names = reported.Select(component => component.Name).Concat(
            reported.SelectMany(component => component.Instance.Threads, (_, thread) => thread.Name));
        return new DeclaredInstance
        {
            Name = Name,
            Component = Name,
            Implementation = new DeclaredImplementation
            {
                Assembly = "Composition.Runtime",
                Type = "CamkesNet.Image.Reporting.FaultReporter",
            },
            Hardware = false,
            Background = true,
            HeapSize = 0,
            Threads =
            [
                new DeclaredThread
                {
                    Name = "control",
                    Priority = 255,
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
                    Type = "",
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
                .. names.Select(name => new DeclaredAttribute
                {
                    Name = name,
                    Type = "",
                    Value = JsonSerializer.SerializeToElement(name),
                }),
            ],
        };
    }

    /// <summary>The memory that it reads beside its own.</summary>
    public static IEnumerable<GrantedMemory> Memory(IReadOnlyList<ComponentAuthority> reported) =>
    [
        new GrantedMemory(
            Record, MemoryObjectKind.Zeroed, WholePages.Of((ulong)Unsafe.SizeOf<FaultRecord>())),
        .. reported.Select(component => new GrantedMemory(
            SymbolsOf(component), MemoryObjectKind.InImage, WholePages.Of(component.Program.Symbols.Size))
        {
            Source = component.Program.Symbols.Start,
            SourceSize = component.Program.Symbols.Size,
        }),
    ];

    /// <summary>Where it looks for that memory.</summary>
    public static GrantedPort Port(IReadOnlyList<ComponentAuthority> reported) => new(Peers: 0, Thread: 0,
    [
        new GrantedLink(PartKind.Region, 0)
        {
            Memory = Record,
            Rights = MappingRights.Read,
            Size = (ulong)Unsafe.SizeOf<FaultRecord>(),
        },
        .. reported.Select((component, index) => new GrantedLink(PartKind.Symbols, (uint)index)
        {
            Memory = SymbolsOf(component),
            Rights = MappingRights.Read,
            Size = component.Program.Symbols.Size,
        }),
    ]);

    private static string SymbolsOf(ComponentAuthority component) => $"{component.Name}.symbols";
}
