// Writes JSON into source code in a readable form.
using CamkesNet.Generators.Helpers;

namespace CamkesNet.Generators.Emit;

internal static class RawString
{
    // JSON never has more than two quotation marks in a row: between strings there is a comma, a colon or a bracket,
    // and within one they are escaped.
    private const string Quotes = "\"\"\"";

    /// <summary>Writes an assembly attribute whose last argument is a text of several lines.</summary>
    public static void WriteAttribute(SourceWriter source, string attribute, string? argument, string text)
    {
        string first = argument is null ? string.Empty : argument + ", ";
        source
            .Line($"[assembly: {attribute}({first}{Quotes}")
            .Raw(text).Raw("\n" + Quotes + ")]\n");
    }
}
