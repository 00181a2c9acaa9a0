// Puts kernel, components, tables and guest files into one bootable file.
using CamkesNet.Abi;
using CamkesNet.Build.Checking;
using CamkesNet.Build.Checking.Facts;
using CamkesNet.Build.Compilation;
using CamkesNet.Build.Declarations;
using CamkesNet.Build.Diagnostics;
using CamkesNet.Build.Images;
using CamkesNet.Build.Layout;
using CamkesNet.Build.Layout.Placed;
using CamkesNet.Build.Linking;
using CamkesNet.Build.Stubs;

namespace CamkesNet.Build.Pipeline;

/// <summary>Assembles the image.</summary>
/// <param name="system">The system.</param>
/// <param name="kernel">The kernel's compilation, done.</param>
/// <param name="programs">The linked implementations, in the order of their first instances.</param>
/// <param name="archive">The archive of guest files; null when the system has none.</param>
internal sealed class AssemblyStep(
    SystemDocument system,
    CompilationRequest kernel,
    IReadOnlyList<(Implementation Implementation, LinkedProgram Program)> programs,
    byte[]? archive)
{
    /// <summary>The segment's addresses must not reach the end of the address space.</summary>
    private const ulong HighestEnd = unchecked(0 - KernelAddressSpace.ImageBase) - UserAddressSpace.PageSize;

    /// <summary>Places everything, checks the result and writes the file.</summary>
    public AssembledImage Run()
    {
        ObjectFile kernelObject = LinkStep.ReadObject(kernel);
        ObjectFile stubs = StubSet.Assemble("kernel stubs", StubCatalog.Kernel);

        // The first pass gives the kernel's size; the second knows where the boot tables lie behind it.
        LinkedImage draft = KernelLinker.Link(kernelObject, stubs, bootTables: 0);
        var payload = new PayloadPlacement(unchecked(draft.EndAddress - KernelAddressSpace.ImageBase));
        Dictionary<DeclaredImplementation, ComponentImage> images = PlaceImages(payload);
        GuestArchivePlace archivePlace = archive is null
            ? default
            : new GuestArchivePlace(payload.Add(archive), (ulong)archive.Length);
        PlacedSystem placed = SystemPlacer.Place(system, images, payload, archivePlace);
        ulong tablesAddress = payload.Reserve((ulong)BootTablesWriter.Write(placed, imageEnd: 0).Length);
        if (payload.End > HighestEnd)
        {
            throw new BuildException(
                BuildCodes.ImageTooLarge,
                $"The image needs {payload.End >> 20} MiB, but the limit is {HighestEnd >> 20} MiB: use smaller "
                + "guest files.");
        }

        byte[] tables = BootTablesWriter.Write(placed, payload.End);
        payload.Put(tablesAddress, tables);
        LinkedImage linked = KernelLinker.Link(kernelObject, stubs, tablesAddress);
        LinkedSegment segment = payload.ToSegment(KernelAddressSpace.ImageBase)!;
        ulong kernelEnd = unchecked(linked.EndAddress - KernelAddressSpace.ImageBase);
        LayoutChecker.Check(
            new ImageFacts
            {
                Kernel = new AddressRange(
                    KernelAddressSpace.LoadAddress, kernelEnd - KernelAddressSpace.LoadAddress),
                Tables = new AddressRange(tablesAddress, (ulong)tables.Length),
                Archive = new AddressRange(archivePlace.Address, archivePlace.Size),
                Programs = images.ToDictionary(entry => entry.Key, entry => ProgramPlaces.Of(entry.Value)),
                PayloadStart = payload.Start,
                Payload = segment.Bytes,
            },
            system);
        return new AssembledImage(BootElfWriter.Write(linked, segment), linked, placed, payload.End);
    }

    private Dictionary<DeclaredImplementation, ComponentImage> PlaceImages(PayloadPlacement payload)
    {
        var images = new Dictionary<DeclaredImplementation, ComponentImage>();
        foreach ((Implementation implementation, LinkedProgram program) in programs)
        {
            images.Add(implementation.Declared, new ComponentImage
            {
                Name = implementation.Compilation.Name,
                Image = program.Image,
                SegmentSources = [.. program.Image.Segments.Select(segment => payload.Add(segment.Bytes))],
                StartupHeap = implementation.StartupHeap,
                SymbolTable = payload.Add(program.Symbols),
                SymbolTableSize = (ulong)program.Symbols.Length,
            });
        }

        return images;
    }
}
