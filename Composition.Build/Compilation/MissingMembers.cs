// If code uses a member that the core library lacks, ilc only reports that a method "will always throw", and succeeds.
// On an image that would be a fault at run time, so the build reports an error at the user's line.
using System.Text.RegularExpressions;
using CamkesNet.Build.Diagnostics;

namespace CamkesNet.Build.Compilation;

/// <summary>Finds uses of missing members in ilc's output.</summary>
public static partial class MissingMembers
{
    /// <summary>One error for each method and member, in the order in which ilc reports them.</summary>
    public static IReadOnlyList<BuildDiagnostic> Find(CompilationRequest request, IEnumerable<string> output)
    {
        List<BuildDiagnostic> errors = [];
        using var source = new SourceLocator(request.References.Prepend(request.InputAssembly));
        foreach (string line in output)
        {
            Match match = AlwaysThrows().Match(line);
            if (!match.Success)
            {
                continue;
            }

            string user = match.Groups["method"].Value;
            string reason = match.Groups["reason"].Value;
            string missing = MissingName(reason);
            SourceLocation? place = source.Find(user, SimpleNameOf(missing), request.Name);
            string message = Describe(place?.Method ?? Readable(user), reason, missing);
            errors.Add(new BuildDiagnostic(
                BuildCodes.MissingMember, message, place?.File, place?.Line ?? 0, place?.Column ?? 0));
        }

        // The instantiations of one generic method fail alike.
        return [.. errors.Distinct()];
    }

    /// <summary>What the reason puts in quotes: the member, the type or the assembly.</summary>
    private static string MissingName(string reason)
    {
        Match quoted = Quoted().Match(reason);
        return quoted.Success ? quoted.Groups[1].Value : "";
    }

    private static string Describe(string user, string reason, string missing)
    {
        if (reason.StartsWith("Missing method", StringComparison.Ordinal))
        {
            return $"'{user}' uses '{missing}', which is not available on images. Use an alternative, or keep this "
                + "code off the image.";
        }

        if (reason.StartsWith("Failed to load type", StringComparison.Ordinal))
        {
            return $"'{user}' uses the type '{missing}', which is not available on images. Use another type, or keep "
                + "this code off the image.";
        }

        return reason.StartsWith("Failed to load assembly", StringComparison.Ordinal)
            ? $"'{user}' uses the assembly '{missing}', which is not available on images. Remove the reference."
            : $"'{user}' cannot run on an image: {reason.TrimEnd('.')}.";
    }

    /// <summary>"Int32 L.Lib.B(Int32, !!0)" → "B".</summary>
    private static string SimpleNameOf(string member)
    {
        int arguments = member.IndexOf('(', StringComparison.Ordinal);
        string name = arguments < 0 ? member : member[..arguments];
        int constructor = name.EndsWith("..ctor", StringComparison.Ordinal) ? 1 : 0;
        return name[(name.LastIndexOf('.', name.Length - 1 - constructor) + 1 - constructor)..];
    }

    /// <summary>"N.Prog`1&lt;__Canon&gt;.Miss(Double)" → "N.Prog.Miss".</summary>
    private static string Readable(string method)
    {
        int arguments = method.IndexOf('(', StringComparison.Ordinal);
        return TypeArguments().Replace(arguments < 0 ? method : method[..arguments], "");
    }

    [GeneratedRegex(@"IL\d+: (?<method>.+?): Method will always throw because: (?<reason>.+)$")]
    private static partial Regex AlwaysThrows();

    [GeneratedRegex("'([^']*)'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"`\d+(<[^()]*?>)?(?=[.(]|$)")]
    private static partial Regex TypeArguments();
}
