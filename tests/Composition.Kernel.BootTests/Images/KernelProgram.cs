// The kernels, each compiled once for all tests.
using CamkesNet.Build.Compilation;
using CamkesNet.Build.Facades;
using CamkesNet.Build.Images;
using CamkesNet.Build.Linking;
using CamkesNet.Build.Stubs;

namespace CamkesNet.Tests.Images;

/// <summary>Compiles the kernel with ilc and links it with any boot tables.</summary>
internal static class KernelProgram
{
    private static readonly Dictionary<KernelVariant, Lazy<ObjectFile>> compiled = Enum.GetValues<KernelVariant>()
        .ToDictionary(variant => variant, variant => new Lazy<ObjectFile>(() => Compile(variant)));

    private static string Folder => Path.Combine(TestContext.CurrentContext.WorkDirectory, "kernel-images");

    /// <summary>The path of a file for images.</summary>
    public static string FileFor(string name)
    {
        Directory.CreateDirectory(Folder);
        return Path.Combine(Folder, name);
    }

    public static LinkedImage Link(KernelVariant variant, ulong bootTables) =>
        KernelLinker.Link(compiled[variant].Value, StubSet.Assemble("kernel stubs", StubCatalog.Kernel), bootTables);

    private static ObjectFile Compile(KernelVariant variant)
    {
        string facades = FileFor("facades");
        FacadeWriter.Write(BuildPaths.CoreLibrary, BuildPaths.ReferenceAssemblies, facades);
        var request = new CompilationRequest
        {
            Name = $"kernel ({variant})",
            InputAssembly = BuildPaths.KernelAssembly(variant),
            References =
            [
                BuildPaths.CoreLibrary,
                .. Directory.GetFiles(facades, "*.dll").Order(StringComparer.Ordinal),
            ],
            ObjectFile = FileFor($"kernel-{variant}.o"),
            ExportingAssemblies = ["Composition.Kernel"],
        };
        new IlcCompiler(new IlcToolchain(BuildPaths.NativeCompiler), BuildPaths.SharedObjects)
            .CompileAsync([request]).GetAwaiter().GetResult();
        return ElfObjectReader.Read(request.Name, File.ReadAllBytes(request.ObjectFile));
    }
}
