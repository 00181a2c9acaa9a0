// Links what the native compiler made.
using CamkesNet.Abi;
using CamkesNet.Build.Compilation;
using CamkesNet.Build.EnumNames;
using CamkesNet.Build.Linking;
using CamkesNet.Build.Stubs;
using CamkesNet.Build.Symbols;

namespace CamkesNet.Build.Pipeline;

/// <summary>Links components.</summary>
internal sealed class LinkStep
{
    private readonly ObjectFile componentStubs = StubSet.Assemble("component stubs", StubCatalog.Component);

    /// <summary>Links the implementation of a component at the place that all components have.</summary>
    public LinkedProgram Link(CompilationRequest compilation)
    {
        ObjectFile program = ReadObject(compilation);
        LinkedImage image = StaticLinker.Link([program, componentStubs, NamesFor(program, compilation)], new LinkOptions
        {
            Name = compilation.Name,
            BaseAddress = UserAddressSpace.ImageBase,
            EntrySymbol = StubCatalog.ComponentEntry,
        });
        return new LinkedProgram(image, SymbolsOf(image, compilation));
    }

    /// <summary>The names of the enums that a program prints.</summary>
    public static ObjectFile NamesFor(ObjectFile program, CompilationRequest compilation) => StubSet.Assemble(
        "enum names", new EnumNameStubs(program, compilation.References.Prepend(compilation.InputAssembly)));

    /// <summary>Reads the object file of a compilation.</summary>
    public static ObjectFile ReadObject(CompilationRequest compilation) =>
        ElfObjectReader.Read(Path.GetFileName(compilation.ObjectFile), File.ReadAllBytes(compilation.ObjectFile));

    /// <summary>The table of methods and lines of a linked image.</summary>
    public static byte[] SymbolsOf(LinkedImage image, CompilationRequest compilation) => ImageSymbols.MakeTable(
        image, ManagedTypeNames.Read(compilation.References.Prepend(compilation.InputAssembly)));
}
