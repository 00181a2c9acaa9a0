// Names in generated source.
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace CamkesNet.Generators.Helpers;

internal static class Identifier
{
    /// <summary>The name as source writes it: keywords, contextual ones included, get their @.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None
        && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None
            ? name
            : "@" + name;

    /// <summary>The beginning of a field's name that no member of a class has at the beginning of its own.</summary>
    public static string FreePrefix(string prefix, IEnumerable<string> members)
    {
        string[] all = [.. members];
        string free = prefix;
        while (all.Any(member => member.StartsWith(free, StringComparison.Ordinal)))
        {
            free = "_" + free;
        }

        return free;
    }

    /// <summary>A short text that is another for another name: FNV-1a, 32 bits.</summary>
    public static string Hash(string name)
    {
        uint hash = 2166136261;
        foreach (char c in name)
        {
            hash = unchecked((hash ^ c) * 16777619);
        }

        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }

    /// <summary>The name as a C# string literal.</summary>
    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>The number as a C# literal of type long.</summary>
    public static string Literal(long number) => number == long.MinValue
        ? "long.MinValue"
        : number.ToString(CultureInfo.InvariantCulture) + "L";

    /// <summary>The name with everything that cannot be in an identifier replaced by an underscore.</summary>
    public static string Of(string name)
    {
        StringBuilder identifier = new(name.Length + 1);
        foreach (char c in name)
        {
            identifier.Append(SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_');
        }

        if (identifier.Length == 0 || !SyntaxFacts.IsIdentifierStartCharacter(identifier[0]))
        {
            identifier.Insert(0, '_');
        }

        return identifier.ToString();
    }

    /// <summary>The first of <c>name</c>, <c>name1</c>, <c>name2</c>… that is not taken.</summary>
    public static string Free(string name, ICollection<string> taken)
    {
        string free = name;
        for (int i = 1; taken.Contains(free); i++)
        {
            free = name + i;
        }

        return free;
    }
}
