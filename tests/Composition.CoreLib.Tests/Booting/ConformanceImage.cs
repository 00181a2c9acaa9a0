// Compiles this very assembly to native code, links it with the bare machine's stubs and writes a bootable file.
using System.Reflection;
using CamkesNet.Build.Compilation;
using CamkesNet.Build.Facades;
using CamkesNet.Build.Images;
using CamkesNet.Build.Linking;
using CamkesNet.Build.Pipeline;
using CamkesNet.Build.Stubs;

namespace CamkesNet.Tests.Booting;

internal static class ConformanceImage
{
    private const ulong ImageBase = 0xFFFF_FFFF_8000_0000;
    private const ulong LoadAddress = 0x10_0000;

    private static Assembly Assembly => typeof(ConformanceImage).Assembly;

    /// <summary>The path of the bootable file.</summary>
    public static async Task<string> BuildAsync()
    {
        string folder = Path.Combine(Path.GetDirectoryName(Assembly.Location)!, "image");
        string facades = Path.Combine(folder, "facades");
        string coreLibrary = Metadata("CoreLibrary");
        FacadeWriter.Write(coreLibrary, Metadata("ReferenceAssemblies"), facades);
        string iced = typeof(Iced.Intel.Decoder).Assembly.Location;
        var request = new CompilationRequest
        {
            Name = "conformance",
            InputAssembly = Assembly.Location,
            References =
            [
                coreLibrary, iced, .. Directory.GetFiles(facades, "*.dll").Order(StringComparer.Ordinal),
            ],
            ObjectFile = Path.Combine(folder, "conformance.o"),
            ExportingAssemblies = [Assembly.GetName().Name!],
        };
        var compiler = new IlcCompiler(new IlcToolchain(Metadata("NativeCompiler")));
        await compiler.CompileAsync([request]);
        ObjectFile program = ElfObjectReader.Read("conformance", await File.ReadAllBytesAsync(request.ObjectFile));
        ObjectFile stubs = StubSet.Assemble("stubs", new RuntimeStubs(), new KernelBootStubs(), new MachineStubs());
        ObjectFile names = LinkStep.NamesFor(program, request);
        LinkedImage image = StaticLinker.Link([program, stubs, names], new LinkOptions
        {
            Name = "conformance",
            BaseAddress = ImageBase + LoadAddress,
            PhysicalOffset = ImageBase,
            EntrySymbol = StubCatalog.KernelEntry,
        });
        string path = Path.Combine(folder, "conformance.elf");
        await File.WriteAllBytesAsync(path, BootElfWriter.Write(image));
        return path;
    }

    private static string Metadata(string key) =>
        Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
