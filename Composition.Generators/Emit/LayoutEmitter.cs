// Writes the file that hands an assembly's capability layout to the image builder.
using CamkesNet.Generators.Helpers;
using CamkesNet.Generators.Layout;
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.Emit;

internal static class LayoutEmitter
{
    public static string HintName(CompositionModel composition, EquatableArray<string> ambiguous) =>
        SourceFile.HintName(composition.FullName, ".Layout", ambiguous);

    public static string Write(CompositionModel composition)
    {
        SourceWriter source = SourceFile.Begin(
            $"The capability layout of {composition.FullName}, for the image builder.", string.Empty);
        RawString.WriteAttribute(
            source,
            "global::CamkesNet.SystemLayoutAttribute",
            Identifier.Literal(composition.FullName),
            LayoutJson.Write(LayoutBuilder.Build(composition)));
        return source.ToString();
    }
}
