// Links the output of the native compiler.
using CamkesNet.Abi;
using CamkesNet.Build.Compilation;
using CamkesNet.Build.EnumNames;
using CamkesNet.Build.ExceptionNames;
using CamkesNet.Build.Linking;
using CamkesNet.Build.Stubs;
using CamkesNet.Build.Symbols;

namespace CamkesNet.Build.Pipeline;

/// <summary>Links components.</summary>
internal sealed class LinkStep
{
    /// <summary>
    /// The implementations' addresses are multiples of this, so that few of them move when one grows.
    /// </summary>
    private const ulong Stride = 0x10_0000;

    private readonly ObjectFile componentStubs = StubSet.Assemble("component stubs", StubCatalog.Component);
    private ulong nextBase = UserAddressSpace.ImageBase;

    /// <summary>
    /// Links the implementation of a component. Each gets addresses of its own, although each runs in an address space
    /// of its own: a debugger of the whole machine then knows whose code it has stopped in. When the area is full, the
    /// addresses begin again.
    /// </summary>
    public LinkedProgram Link(CompilationRequest compilation)
    {
        ObjectFile component = ReadObject(compilation);
        ObjectFile names = NamesFor(component, compilation);
        LinkedImage image = LinkAt(nextBase, component, names, compilation.Name);
        if (image.EndAddress > UserAddressSpace.StartupInfo && nextBase != UserAddressSpace.ImageBase)
        {
            image = LinkAt(UserAddressSpace.ImageBase, component, names, compilation.Name);
        }

        nextBase = Alignment.RoundUp(image.EndAddress, Stride);
        return new LinkedProgram(image, SymbolsOf(image, compilation));
    }

    /// <summary>The names of the enums that a program prints, and of its exceptions.</summary>
    public static ObjectFile NamesFor(ObjectFile program, CompilationRequest compilation)
    {
        string[] assemblies = [compilation.InputAssembly, .. compilation.References];
        return StubSet.Assemble(
            "names", new EnumNameStubs(program, assemblies), new ExceptionNameStubs(program, assemblies));
    }

    /// <summary>Reads the object file of a compilation.</summary>
    public static ObjectFile ReadObject(CompilationRequest compilation) =>
        ElfObjectReader.Read(Path.GetFileName(compilation.ObjectFile), File.ReadAllBytes(compilation.ObjectFile));

    /// <summary>The table of methods and lines of a linked image.</summary>
    public static byte[] SymbolsOf(LinkedImage image, CompilationRequest compilation) => ImageSymbols.MakeTable(
        image, ManagedTypeNames.Read(compilation.References.Prepend(compilation.InputAssembly)));

    private LinkedImage LinkAt(ulong address, ObjectFile component, ObjectFile names, string name) =>
        StaticLinker.Link([component, componentStubs, names], new LinkOptions
        {
            Name = name,
            BaseAddress = address,
            EntrySymbol = StubCatalog.ComponentEntry,
        });
}
