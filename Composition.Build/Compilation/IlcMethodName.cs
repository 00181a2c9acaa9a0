// Finds the method that ilc names in a message.
using System.Text;

namespace CamkesNet.Build.Compilation;

/// <summary>A method as ilc spells it, for example <c>N.Outer+Inner`1&lt;Int32&gt;.Run(Double,T[])</c>.</summary>
/// <param name="Type">The type's full name without type arguments; nested types are joined with a dot.</param>
/// <param name="Method">The method's name without type arguments.</param>
public readonly record struct IlcMethodName(string Type, string Method)
{
    /// <summary>Parses the spelling.</summary>
    public static IlcMethodName Parse(string spelling)
    {
        string name = WithoutTypeArguments(spelling);
        int arguments = name.IndexOf('(', StringComparison.Ordinal);
        name = (arguments < 0 ? name : name[..arguments]).Replace('+', '.');

        // ".ctor" and ".cctor" begin with a dot themselves.
        int dot = name.LastIndexOf('.');
        if (dot > 0 && name[dot - 1] == '.')
        {
            dot--;
        }

        return dot < 0 ? new IlcMethodName("", name) : new IlcMethodName(name[..dot], name[(dot + 1)..]);
    }

    /// <summary>
    /// Type arguments follow a name; the angle brackets of compiler-made names (<c>&lt;&gt;c</c>,
    /// <c>&lt;Main&gt;b__0</c>) begin one.
    /// </summary>
    private static string WithoutTypeArguments(string spelling)
    {
        var result = new StringBuilder(spelling.Length);
        int depth = 0;
        for (int i = 0; i < spelling.Length; i++)
        {
            char c = spelling[i];
            bool follows = i > 0 && (char.IsLetterOrDigit(spelling[i - 1]) || spelling[i - 1] == '_');
            if (c == '<' && (depth > 0 || follows))
            {
                depth++;
            }
            else if (c == '>' && depth > 0)
            {
                depth--;
            }
            else if (depth == 0)
            {
                result.Append(c);
            }
        }

        return result.ToString();
    }
}
