// The capability layout that the generator writes for test sources.
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CamkesNet.Generators.Tests.Infrastructure;

internal static partial class GeneratedLayout
{
    /// <summary>The layout of the only assembly class in the sources.</summary>
    public static JsonElement Of(params string[] sources)
    {
        string source = GeneratorRun.Of(sources).Sources
            .Single(candidate => candidate.HintName.EndsWith(".Layout.g.cs", StringComparison.Ordinal))
            .SourceText.ToString();
        return JsonDocument.Parse(RawString().Match(source).Groups[1].Value).RootElement;
    }

    [GeneratedRegex("\"\"\"\n(.*)\n\"\"\"", RegexOptions.Singleline)]
    private static partial Regex RawString();
}
