// Finds the component types of a system and prepares their compilation: one entry assembly and one object file each.
using CamkesNet.Build.Compilation;
using CamkesNet.Build.Compilation.Closure;
using CamkesNet.Build.Declarations;
using CamkesNet.Build.Layout;

namespace CamkesNet.Build.Pipeline;

/// <summary>Prepares the compilation of components and kernel.</summary>
internal sealed class ImplementationStep(ImageRequest request, IReadOnlyList<string> facades)
{
    private const string RuntimeAssembly = "Composition.Runtime";

    private readonly AssemblySet assemblies = new(request.References.Prepend(request.Assembly));

    /// <summary>The implementations of <paramref name="system"/>, each once, in the order of its instances.</summary>
    public IReadOnlyList<Implementation> Implementations(DeclaredSystem system) =>
    [
        .. ProgramNames.Of(system.Instances
            .Where(instance => !instance.Hardware)
            .Select(instance => instance.Implementation)
            .Distinct())
            .Select(program => Prepare(program.Implementation, program.Name)),
    ];

    /// <summary>The compilation of the kernel.</summary>
    public CompilationRequest Kernel() => new()
    {
        Name = ProgramNames.Kernel,
        InputAssembly = request.Kernel,
        References = [request.CoreLibrary, .. facades],
        ObjectFile = Path.Combine(request.Intermediate, $"{ProgramNames.Kernel}.o"),
        ExportingAssemblies = [Path.GetFileNameWithoutExtension(request.Kernel)],
    };

    private Implementation Prepare(DeclaredImplementation declared, string name)
    {
        ulong startupHeap = StartupHeapReader.Read(assemblies, declared.Assembly, declared.Type);
        string entry = Path.Combine(request.Intermediate, $"Entry.{name}.dll");
        WriteIfDifferent(entry, EntryAssemblyWriter.Write($"Entry.{name}", declared.Assembly, declared.Type));
        IReadOnlyList<string> used = assemblies.Closure(entry);
        HashSet<string> names = [.. used.Select(path => Path.GetFileName(path))];
        return new Implementation(declared, startupHeap, new CompilationRequest
        {
            Name = name,
            InputAssembly = entry,
            References =
            [
                request.CoreLibrary, .. used, .. facades.Where(path => !names.Contains(Path.GetFileName(path))),
            ],
            PartialContents = PartOf(declared),
            ObjectFile = Path.Combine(request.Intermediate, $"{name}.o"),
            ExportingAssemblies = [RuntimeAssembly, $"Entry.{name}"],
        });
    }

    /// <summary>
    /// The component's own assembly counts by what the component can use of it, unless its native exports are roots.
    /// </summary>
    private Dictionary<string, string> PartOf(DeclaredImplementation declared) =>
        declared.Assembly != RuntimeAssembly
        && assemblies.Find(declared.Assembly) is { } path
        && CodeClosure.Compute(path, declared.Type) is { } part
            ? new Dictionary<string, string>(StringComparer.Ordinal) { [path] = part }
            : [];

    private static void WriteIfDifferent(string path, byte[] bytes)
    {
        if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            File.WriteAllBytes(path, bytes);
        }
    }
}
