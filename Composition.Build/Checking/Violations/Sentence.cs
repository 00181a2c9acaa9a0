// Sentences of findings: written only when a rule is broken.
using System.Runtime.CompilerServices;

namespace CamkesNet.Build.Checking.Violations;

/// <summary>Writes a sentence only when it is needed: most rules hold.</summary>
[InterpolatedStringHandler]
internal ref struct Sentence
{
    private DefaultInterpolatedStringHandler text;

    public Sentence(int literalLength, int formattedCount, bool holds, out bool isNeeded)
    {
        isNeeded = !holds;
        text = isNeeded ? new DefaultInterpolatedStringHandler(literalLength, formattedCount) : default;
    }

    public void AppendLiteral(string value) => text.AppendLiteral(value);

    public void AppendFormatted<T>(T value) => text.AppendFormatted(value);

    public void AppendFormatted<T>(T value, string? format) => text.AppendFormatted(value, format);

    /// <summary>The sentence.</summary>
    public string Take() => text.ToStringAndClear();
}
