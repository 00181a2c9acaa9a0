// The fault reporter, compiled once for all tests.
using CamkesNet.Build.Compilation;
using CamkesNet.Build.Facades;
using CamkesNet.Build.Layout;
using CamkesNet.Build.Linking;
using CamkesNet.Build.Pipeline;

namespace CamkesNet.Tests.Images;

/// <summary>Compiles and links the component that every real image has.</summary>
internal static class ReporterProgram
{
    private const string RuntimeAssembly = "Composition.Runtime";
    private const string EntryAssembly = "Entry.Reporter";

    private static readonly Lazy<LinkedImage> linked = new(Link);

    public static LinkedImage Image => linked.Value;

    private static LinkedImage Link()
    {
        string facades = KernelProgram.FileFor("reporter-facades");
        FacadeWriter.Write(BuildPaths.CoreLibrary, BuildPaths.ReferenceAssemblies, facades);
        string entry = KernelProgram.FileFor($"{EntryAssembly}.dll");
        File.WriteAllBytes(
            entry, EntryAssemblyWriter.Write(EntryAssembly, RuntimeAssembly, ReporterAddition.Implementation.Type));
        var request = new CompilationRequest
        {
            Name = "reporter",
            InputAssembly = entry,
            References =
            [
                BuildPaths.CoreLibrary,
                BuildPaths.RuntimeAssembly,
                .. Directory.GetFiles(facades, "*.dll").Order(StringComparer.Ordinal),
            ],
            ObjectFile = KernelProgram.FileFor("reporter.o"),
            ExportingAssemblies = [RuntimeAssembly, EntryAssembly],
        };
        new IlcCompiler(new IlcToolchain(BuildPaths.NativeCompiler), BuildPaths.SharedObjects)
            .CompileAsync([request]).GetAwaiter().GetResult();
        return new LinkStep().Link(request).Image;
    }
}
