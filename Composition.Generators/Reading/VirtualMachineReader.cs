// Reads the [VmConfiguration]s of a virtual machine component.
using CamkesNet.Generators.Helpers;
using CamkesNet.Generators.Models;
using Microsoft.CodeAnalysis;

namespace CamkesNet.Generators.Reading;

internal static class VirtualMachineReader
{
    public const int SmallestPoolBits = 12;
    public const int LargestPoolBits = 24;
    public const int DefaultPriority = 100;

    public static IEnumerable<VirtualMachineModel> Read(INamedTypeSymbol component) => component
        .FindAttributes(WellKnownNames.VmConfigurationAttribute)
        .Select(Read)
        .OrderBy(machine => machine.Index);

    /// <summary>Reads a class of virtual machines as the composition that it stands for.</summary>
    public static CompositionModel ReadHolder(
        INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Dictionary<string, ComponentModel> components = new(StringComparer.Ordinal);
        CompositionReader.AddStandardComponents(components, compilation);
        return new CompositionModel(
            type.ContainingNamespace.IsGlobalNamespace ? string.Empty : type.ContainingNamespace.ToDisplayString(),
            type.Name,
            type.ToFullName(),
            ComponentReader.IsPartial(type),
            default,
            default,
            Read(type).ToEquatableArray(),
            default,
            CompositionReader.Ordered(components),
            ConnectorReader.Ordered(ConnectorReader.ReadAll(compilation)));
    }

    public static VirtualMachineModel Read(AttributeData attribute)
    {
        List<UntypedPool> pools = [];
        for (int bits = SmallestPoolBits; bits <= LargestPoolBits; bits++)
        {
            long count = attribute.Integer($"SimpleUntyped{bits}Pool", 0);
            if (count != 0)
            {
                pools.Add(new UntypedPool(bits, count));
            }
        }

        return new VirtualMachineModel(
            (int)attribute.Integer("index", 0),
            (int)attribute.Integer("Priority", DefaultPriority),
            attribute.Integer("HeapSize", CompositionReader.DefaultHeapSize),
            attribute.Integer("GuestRamMb", 0),
            attribute.Text("KernelCmdline"),
            attribute.Text("KernelImage"),
            attribute.Text("KernelRelocs"),
            attribute.Text("InitrdImage"),
            attribute.Integer("IospaceDomain", 0),
            attribute.Flag("TestDevice"),
            pools.ToEquatableArray());
    }
}
