// The symbols of method tables.
namespace CamkesNet.Build.Compilation;

/// <summary>What ilc calls method tables: as C++ does virtual tables.</summary>
internal static class MethodTableSymbol
{
    private const string Prefix = "_ZTV";

    /// <summary>"_ZTV11Boxed_Int32" → "Boxed_Int32"; null when the symbol is no method table.</summary>
    public static string? TypeOf(string symbol)
    {
        if (!symbol.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        int start = Prefix.Length;
        while (start < symbol.Length && char.IsAsciiDigit(symbol[start]))
        {
            start++;
        }

        return symbol[start..];
    }
}
