// Collects what the checker finds.
using System.Runtime.CompilerServices;

namespace CamkesNet.Build.Checking.Violations;

/// <summary>The broken rules, one sentence each.</summary>
internal sealed class Findings
{
    private readonly List<string> sentences = [];

    public IReadOnlyList<string> Sentences => sentences;

    /// <summary>Notes a broken rule unless <paramref name="holds"/>.</summary>
    public bool Require(bool holds, [InterpolatedStringHandlerArgument(nameof(holds))] ref Sentence sentence)
    {
        if (!holds)
        {
            sentences.Add(sentence.Take());
        }

        return holds;
    }

    /// <summary>Notes a value that is not the derived one.</summary>
    public bool RequireEqual<T>(T actual, T expected, string owner, string field)
        where T : IEquatable<T> => Require(
            actual.Equals(expected), $"{owner} has {field} {actual}; the declarations give {expected}.");

    /// <summary>Notes a broken rule.</summary>
    public void Add(string sentence) => sentences.Add(sentence);
}
