// Proves on every build that the finished image gives each component what the declarations grant, and nothing else. It
// derives that from the declarations with code of its own and reads the image back from its bytes; it shares no code
// with the generator, which derives the layout, nor with the placer, which writes the tables.
using CamkesNet.Build.Checking.Authority;
using CamkesNet.Build.Checking.Facts;
using CamkesNet.Build.Checking.Tables;
using CamkesNet.Build.Checking.Violations;
using CamkesNet.Build.Declarations;
using CamkesNet.Build.Diagnostics;

namespace CamkesNet.Build.Checking;

/// <summary>The independent checker of the layout.</summary>
internal static class LayoutChecker
{
    /// <summary>Stops the build when the image gives a component something else than the declarations.</summary>
    /// <exception cref="BuildException">CN2040, once for each difference.</exception>
    public static void Check(ImageFacts image, DeclaredSystem declared)
    {
        IReadOnlyList<string> violations = FindViolations(image, declared);
        if (violations.Count > 0)
        {
            throw new BuildException(
                [.. violations.Select(sentence => new BuildDiagnostic(BuildCodes.UnsoundLayout, sentence))]);
        }
    }

    /// <summary>The differences, one sentence each; none when the image is sound.</summary>
    public static IReadOnlyList<string> FindViolations(ImageFacts image, DeclaredSystem declared)
    {
        var findings = new Findings();
        SystemAuthority authority = AuthorityDerivation.Derive(declared, image, findings);

        // What the declarations allow is not known when they contradict themselves.
        return findings.Sentences.Count > 0 ? findings.Sentences : FindViolations(image, authority);
    }

    /// <summary>The differences between the image and what the declarations allow.</summary>
    public static IReadOnlyList<string> FindViolations(ImageFacts image, SystemAuthority authority)
    {
        var findings = new Findings();
        try
        {
            Compare(image, authority, findings);
        }
        catch (InvalidDataException damaged)
        {
            findings.Add($"The boot tables are damaged: {damaged.Message}.");
        }

        return findings.Sentences;
    }

    private static void Compare(ImageFacts image, SystemAuthority authority, Findings findings)
    {
        if (!findings.Require(
            image.Contains(image.Tables), $"The boot tables at {image.Tables} are not in the image."))
        {
            return;
        }

        var tables = new BootTablesView(image.Read(image.Tables).ToArray());
        var context = new CheckContext(tables, authority, image, findings);
        HeadRules.CheckSums(context);

        // The other rules compare record by record.
        if (HeadRules.CheckCounts(context) && MemoryRules.Check(context))
        {
            HeadRules.CheckReporter(context);
            ComponentRules.Check(context);
            ThreadRules.Check(context);
            CapabilityRules.Check(context);
            EventRules.Check(context);
            IoPortRules.Check(context);
            GuestRules.Check(context);
            ImageRules.Check(context);
            MappingRules.Check(context);
        }
    }
}
