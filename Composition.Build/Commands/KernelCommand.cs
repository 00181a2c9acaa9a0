// Builds a bootable file of the kernel alone, without components, for work on the kernel itself.
using System.Runtime.InteropServices;
using CamkesNet.Abi;
using CamkesNet.Build.Compilation;
using CamkesNet.Build.Images;
using CamkesNet.Build.Linking;
using CamkesNet.Build.Pipeline;
using CamkesNet.Build.Stubs;
using CamkesNet.Build.Symbols;

namespace CamkesNet.Build.Commands;

/// <summary>
/// <c>kernel --kernel DLL --corelib DLL --reference-assemblies FOLDER --ilc FILE --intermediate FOLDER
/// --output FILE</c>.
/// </summary>
internal static class KernelCommand
{
    public static async Task RunAsync(CommandArguments arguments)
    {
        string kernel = arguments.Required("kernel");
        string coreLibrary = arguments.Required("corelib");
        string intermediate = arguments.Required("intermediate");
        string output = arguments.Required("output");
        IReadOnlyList<string> facades = FacadeStep.Run(
            coreLibrary, arguments.Required("reference-assemblies"), Path.Combine(intermediate, "facades"), out _);
        var request = new CompilationRequest
        {
            Name = "kernel",
            InputAssembly = kernel,
            References = [coreLibrary, .. facades],
            ObjectFile = Path.Combine(intermediate, "kernel.o"),
            ExportingAssemblies = [Path.GetFileNameWithoutExtension(kernel)],
        };
        var compiler = new IlcCompiler(new IlcToolchain(arguments.Required("ilc")));
        await compiler.CompileAsync([request]).ConfigureAwait(false);
        ObjectFile compiled = LinkStep.ReadObject(request);
        ObjectFile stubs = StubSet.Assemble("kernel stubs", StubCatalog.Kernel);

        LinkedImage draft = KernelLinker.Link(compiled, stubs, bootTables: 0);
        var payload = new PayloadPlacement(unchecked(draft.EndAddress - KernelAddressSpace.ImageBase));
        ulong tablesAddress = payload.Reserve((ulong)Marshal.SizeOf<BootTables>());
        payload.Put(tablesAddress, EmptyTables(payload.End));
        LinkedImage image = KernelLinker.Link(compiled, stubs, tablesAddress);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(output))!);
        byte[] file = BootElfWriter.Write(image, payload.ToSegment(KernelAddressSpace.ImageBase)!);
        await File.WriteAllBytesAsync(output, file).ConfigureAwait(false);
        string debugFile = Path.ChangeExtension(output, ".debug.elf");
        await File.WriteAllBytesAsync(debugFile, DebugElfWriter.Write(image)).ConfigureAwait(false);
        Console.WriteLine($"{output} ({file.Length} bytes)");
    }

    private static byte[] EmptyTables(ulong imageEnd)
    {
        byte[] bytes = new byte[Marshal.SizeOf<BootTables>()];
        MemoryMarshal.Write(bytes, new BootTables
        {
            Magic = BootTables.ExpectedMagic,
            Version = BootTables.CurrentVersion,
            Size = (uint)bytes.Length,
            ImageEnd = imageEnd,
            Reporter = uint.MaxValue,
            FaultRecord = uint.MaxValue,
        });
        return bytes;
    }
}
