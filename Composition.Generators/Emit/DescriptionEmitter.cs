// Writes the method by which a composition gives its instances to the hosted runner.
using CamkesNet.Generators.Helpers;

namespace CamkesNet.Generators.Emit;

internal static class DescriptionEmitter
{
    public static void Open(SourceWriter source) => source
        .Line("/// <summary>Gives the instances; the document in the assembly says the rest.</summary>")
        .Line("[global::System.ComponentModel.EditorBrowsableAttribute("
            + "global::System.ComponentModel.EditorBrowsableState.Never)]")
        .Open("protected override void __Describe(global::CamkesNet.SystemDescription system)")
        .Line("base.__Describe(system);");

    public static void WriteInstance(SourceWriter source, string name) => WriteInstance(source, name, name);

    public static void WriteInstance(SourceWriter source, string name, string property) =>
        source.Line($"system.AddInstance({Identifier.Literal(name)}, this.{Identifier.Escape(property)});");
}
