// Looks at what the pipeline's steps hold: models must compare by value and keep no compilation alive.
using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace CamkesNet.Generators.Tests.Infrastructure;

internal static class Pipeline
{
    private static readonly string[] allSteps =
    [
        StepNames.Components, StepNames.Hardware, StepNames.Contracts, StepNames.Compositions,
        StepNames.VirtualMachines, StepNames.Refused,
    ];

    private static readonly Type[] banned =
    [
        typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SyntaxReference), typeof(Compilation),
        typeof(SemanticModel), typeof(Location), typeof(IOperation), typeof(AttributeData),
    ];

    /// <summary>
    /// Fails when a model holds a symbol, syntax, a location or a compilation, or when a second run over an equal
    /// compilation does not take everything from the first.
    /// </summary>
    public static void AssertCached(GeneratorRun run, Compilation compilation)
    {
        string[] steps = [.. allSteps.Where(run.Result.TrackedSteps.ContainsKey)];
        Assert.That(steps, Is.Not.Empty);
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        foreach (string name in steps)
        {
            foreach ((object value, _) in run.Result.TrackedSteps[name].SelectMany(step => step.Outputs))
            {
                Walk(value, name, seen);
            }
        }

        run.Again(compilation.Clone());
        Assert.That(run.RewrittenSources, Is.Empty, "a second run takes everything from the first");
        foreach (string step in steps)
        {
            Assert.That(
                run.Reasons(step),
                Is.SubsetOf(new[] { IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged }),
                step);
        }
    }

    private static void Walk(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
        {
            return;
        }

        Assert.That(banned.Any(type => type.IsInstanceOfType(value)), Is.False, $"{path} is a {value.GetType()}");
        if (value is IEnumerable items)
        {
            foreach (object? item in items)
            {
                Walk(item, path + "[]", seen);
            }

            return;
        }

        foreach (FieldInfo field in value.GetType().GetFields(
            BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            Walk(field.GetValue(value), path + "." + field.Name, seen);
        }
    }
}
