// The part of a program that is not needed once it has started: its code lies together, so that it can be unmapped.
using CamkesNet.Build.Diagnostics;

namespace CamkesNet.Build.Linking;

/// <summary>
/// Says which code is the boot stage. Calls inside a section of ilc are resolved already, so methods cannot be moved:
/// the boot stage is the beginning of such a section, which ilc writes in the order of the types in the assembly.
/// </summary>
/// <param name="SectionName">The sections of stubs that belong to it.</param>
/// <param name="MethodPrefix">How the symbols of its methods begin in the section of ilc.</param>
public sealed record BootStage(string SectionName, string MethodPrefix)
{
    /// <summary>How many bytes at the start of a section belong to the boot stage.</summary>
    /// <exception cref="BuildException">CN2004: other code lies between.</exception>
    internal ulong SizeIn(ObjectSection section, IReadOnlyList<ObjectFile> inputs)
    {
        // A method can have several names: the one that ilc makes of its type decides.
        var isBootStage = new SortedDictionary<ulong, bool>();
        foreach (ObjectSymbol symbol in inputs.SelectMany(input => input.Symbols))
        {
            if (symbol.Section == section && symbol.IsFunction)
            {
                isBootStage[symbol.Value] = isBootStage.GetValueOrDefault(symbol.Value)
                    || symbol.Name.StartsWith(MethodPrefix, StringComparison.Ordinal);
            }
        }

        // By ascending address.
        ulong end = isBootStage.SkipWhile(method => method.Value)
            .Select(method => method.Key)
            .FirstOrDefault(section.Size);
        return isBootStage.All(method => method.Value == method.Key < end)
            ? end
            : throw new BuildException(
                BuildCodes.UnsupportedObject,
                $"The methods '{MethodPrefix}…' are not at the start of section '{section.Name}', so they cannot be "
                + "unmapped. Put the files with these types last in the project.");
    }
}
