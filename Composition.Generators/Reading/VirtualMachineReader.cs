// Reads the [VmConfiguration]s of a virtual machine component.
using System.Globalization;
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
        .OrderBy(machine => machine.Index)
        .Select(machine => machine with
        {
            Monitor = FreeName(machine.Monitor, component),
            IsBackground = ComponentReader.IsBackground(component),
        });

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
            "Init" + attribute.Integer("index", 0).ToString(CultureInfo.InvariantCulture),
            attribute.Argument("Priority")?.Value as int?,
            attribute.Integer("HeapSize", SettingDefaults.HeapSize),
            AttributeReader.ReadSettings(attribute.AttributeClass!, isInherited: false)
                .Select(setting => new SettingModel(setting.Name, ValueOf(setting, attribute)))
                .ToEquatableArray(),
            pools.ToEquatableArray())
        {
            EscapeKey = attribute.Integer(VirtualMachineModel.EscapeKeySetting, 0),
        };
    }

    // The user may have a type of this name already.
    private static string FreeName(string name, INamedTypeSymbol component)
    {
        while (component.ContainingNamespace.GetTypeMembers(name).Any(IsWritten))
        {
            name += "_";
        }

        return name;
    }

    private static bool IsWritten(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Any(
        reference => !reference.SyntaxTree.FilePath.EndsWith(Emit.SourceFile.Extension, StringComparison.Ordinal));

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
