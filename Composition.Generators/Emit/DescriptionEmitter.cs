// Writes the method by which a composition lists its instances, settings and connections for the hosted runner.
using CamkesNet.Generators.Helpers;
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.Emit;

internal static class DescriptionEmitter
{
    public static void Open(SourceWriter source) => source
        .Line("/// <summary>Lists the instances, settings and connections.</summary>")
        .Line("[global::System.ComponentModel.EditorBrowsableAttribute("
            + "global::System.ComponentModel.EditorBrowsableState.Never)]")
        .Open("protected override void Describe(global::CamkesNet.SystemDescription system)")
        .Line("base.Describe(system);");

    public static void WriteInstance(SourceWriter source, string name) =>
        source.Line($"system.AddInstance({Identifier.Literal(name)}, {Identifier.Escape(name)});");

    /// <summary>Writes the settings of attributes that the component has.</summary>
    public static void WriteSettings(SourceWriter source, InstanceModel instance, ComponentModel? component)
    {
        foreach (SettingModel setting in instance.Settings)
        {
            if (component?.Attributes.Any(attribute => attribute.Name == setting.Name) == true)
            {
                string value = setting.Value.Text is { } text
                    ? Identifier.Literal(text)
                    : Identifier.Literal(setting.Value.Number);
                source.Line($"system.AddSetting({Identifier.Literal(setting.Name)}, {value});");
            }
        }
    }

    public static void WriteConnection(SourceWriter source, string name, string connector) =>
        source.Line($"system.AddConnection({Identifier.Literal(name)}, {connector});");
}
