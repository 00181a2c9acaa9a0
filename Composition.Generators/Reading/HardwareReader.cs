// Reads the hardware resource of a port of a hardware component.
using CamkesNet.Generators.Models;
using Microsoft.CodeAnalysis;

namespace CamkesNet.Generators.Reading;

internal static class HardwareReader
{
    public static HardwareResource? Read(IPropertySymbol property)
    {
        foreach (AttributeData attribute in property.GetAttributes())
        {
            if (attribute.AttributeClass.Is(WellKnownNames.IoPortRangeAttribute))
            {
                return new HardwareResource(attribute.Integer("first", 0), attribute.Integer("count", 1));
            }

            if (attribute.AttributeClass.Is(WellKnownNames.IsaInterruptAttribute))
            {
                return new HardwareResource(attribute.Integer("number", 0), 1, IsIsa: true);
            }

            if (attribute.AttributeClass.Is(WellKnownNames.IoApicInterruptAttribute))
            {
                return new HardwareResource(
                    attribute.Integer("number", 0),
                    1,
                    LevelTriggered: attribute.Flag("LevelTriggered"),
                    ActiveLow: attribute.Flag("ActiveLow"));
            }

            if (attribute.AttributeClass.Is(WellKnownNames.MemoryRangeAttribute))
            {
                return new HardwareResource(
                    attribute.Integer("address", 0), attribute.Integer("size", 0), Cached: attribute.Flag("Cached"));
            }
        }

        return null;
    }
}
