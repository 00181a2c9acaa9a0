// Reads the [VmConfiguration]s of a virtual machine component.
using CamkesNet.Generators.Helpers;
using CamkesNet.Generators.Models;
using Microsoft.CodeAnalysis;

namespace CamkesNet.Generators.Reading;

internal static class VirtualMachineReader
{
    public const int SmallestPoolBits = 12;
    public const int LargestPoolBits = 24;

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

    /// <summary>The attributes of the monitor: the settings that [VmConfiguration] marks as such.</summary>
    public static IEnumerable<AttributeModel> Attributes(Compilation compilation, bool isInherited) =>
        compilation.GetTypeByMetadataName(WellKnownNames.VmConfigurationAttribute) is { } configuration
            ? Attributes(configuration, isInherited)
            : [];

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
            attribute.Argument("Priority")?.Value as int?,
            attribute.Integer("HeapSize", CompositionReader.DefaultHeapSize),
            Attributes(attribute.AttributeClass!, isInherited: false)
                .Select(setting => new SettingModel(setting.Name, ValueOf(setting, attribute)))
                .ToEquatableArray(),
            pools.ToEquatableArray());
    }

    private static IEnumerable<AttributeModel> Attributes(INamedTypeSymbol configuration, bool isInherited) =>
        configuration.GetMembers()
            .OfType<IPropertySymbol>()
            .Select(setting => AttributeReader.ReadSetting(setting, isInherited))
            .OfType<AttributeModel>();

    // A value of another type is an error of the language; the setting counts as not set.
    private static AttributeValue ValueOf(AttributeModel setting, AttributeData attribute)
    {
        AttributeValue otherwise = setting.Default!.Value;
        return attribute.Argument(setting.Name) is { } argument
            && AttributeReader.ReadValue(argument) is { } value
            && value.Text is null == otherwise.Text is null
                ? value
                : otherwise;
    }
}
