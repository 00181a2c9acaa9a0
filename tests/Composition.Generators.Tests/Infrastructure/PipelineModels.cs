// Looks at what the pipeline's steps hold: models must compare by value and keep no compilation alive.
using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace CamkesNet.Generators.Tests.Infrastructure;

internal static class PipelineModels
{
    private static readonly Type[] Banned =
    [
        typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SyntaxReference), typeof(Compilation),
        typeof(SemanticModel), typeof(Location), typeof(IOperation), typeof(AttributeData),
    ];

    /// <summary>Fails when an output of a named step holds a symbol, syntax, a location or a compilation.</summary>
    public static void AssertHoldNothingOfTheCompilation(GeneratorRunResult result, IEnumerable<string> stepNames)
    {
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        foreach (string name in stepNames.Where(result.TrackedSteps.ContainsKey))
        {
            foreach ((object value, _) in result.TrackedSteps[name].SelectMany(step => step.Outputs))
            {
                Walk(value, name, seen);
            }
        }
    }

    private static void Walk(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
        {
            return;
        }

        Assert.That(Banned.Any(type => type.IsInstanceOfType(value)), Is.False, $"{path} is a {value.GetType()}");
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
