// Writes the manifest that describes a component type to the generators of other assemblies.
using CamkesNet.Generators.Helpers;
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.Emit;

internal static class ManifestEmitter
{
    public static string HintName(ComponentModel component, EquatableArray<string> ambiguous) =>
        SourceFile.HintName(component.FullName, ".Manifest", ambiguous);

    public static string Write(ComponentModel component)
    {
        SourceWriter source = SourceFile.Begin(
            $"What other assemblies' compositions need to know of {component.FullName}.", string.Empty);
        RawString.WriteAttribute(
            source, "global::CamkesNet.ComponentManifestAttribute", null, ManifestJson.Write(component));
        return source.ToString();
    }
}
