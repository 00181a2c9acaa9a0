// Proves on every build that the finished boot tables isolate the components as declared. It reads the tables back
// from their bytes and shares no code with what wrote them.
using CamkesNet.Build.Diagnostics;
using CamkesNet.Build.Layout.Declared;

namespace CamkesNet.Build.Checking;

/// <summary>The independent checker of the capability layout.</summary>
internal static class LayoutChecker
{
    /// <summary>
    /// The rules that <paramref name="tables"/> breaks, one sentence each; none when the layout is sound.
    /// </summary>
    public static IReadOnlyList<string> FindViolations(byte[] tables, DeclaredSystem declared)
    {
        try
        {
            var context = new CheckContext(new BootTablesView(tables), declared);
            if (context.Require(
                context.Tables.Components.Length == context.Instances.Count,
                $"There are {context.Tables.Components.Length} components but {context.Instances.Count} instances."))
            {
                MemoryRules.Check(context);
                MappingRules.Check(context);
                ThreadRules.Check(context);
                CapabilityRules.Check(context);
                GuestRules.Check(context);
                CheckNames(context);
            }

            return context.Violations;
        }
        catch (InvalidDataException damaged)
        {
            return [$"The layout is damaged: {damaged.Message}."];
        }
    }

    /// <summary>Stops the build when the layout is not sound.</summary>
    /// <exception cref="BuildException">CN2040, once for each broken rule.</exception>
    public static void Check(byte[] tables, DeclaredSystem declared)
    {
        IReadOnlyList<string> violations = FindViolations(tables, declared);
        if (violations.Count > 0)
        {
            throw new BuildException(
                [.. violations.Select(sentence => new BuildDiagnostic(BuildCodes.UnsoundLayout, sentence))]);
        }
    }

    private static void CheckNames(CheckContext context)
    {
        for (int i = 0; i < context.Instances.Count; i++)
        {
            string name = context.Tables.Text(context.Tables.Components[i].Name);
            context.Require(
                name == context.Instances[i].Name,
                $"Component {i} is called '{name}' but declared as '{context.Instances[i].Name}'.");
        }
    }
}
