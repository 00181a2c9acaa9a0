// A class with partial properties for which there is no glue, because a rule refuses the declaration.
using CamkesNet.Generators.Helpers;
using Microsoft.CodeAnalysis.Text;

namespace CamkesNet.Generators.Models;

/// <summary>A part of a class, and what makes its partial properties compile.</summary>
/// <param name="Types">The class and those around it, as source declares them, the outermost first.</param>
/// <param name="FullName">Namespace and name.</param>
/// <param name="Part">The place of the part among the class's.</param>
/// <param name="Properties">The implementing parts of the properties.</param>
/// <param name="Report">What the compiler's own errors would hide, or null.</param>
internal sealed record RefusedModel(
    string Namespace,
    EquatableArray<string> Types,
    string FullName,
    int Part,
    EquatableArray<string> Properties,
    RefusedReport? Report);

/// <summary>A diagnostic that the generator reports, because the compiler runs no rules for the class.</summary>
/// <param name="Code">The rule's code.</param>
/// <param name="Arguments">Of its message.</param>
internal sealed record RefusedReport(
    string Code, EquatableArray<string> Arguments, string File, TextSpan Span, LinePositionSpan Lines);
