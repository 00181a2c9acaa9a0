// Writes what makes a refused class compile, so that the rule's error is the only one.
using CamkesNet.Generators.Diagnostics;
using CamkesNet.Generators.Helpers;
using CamkesNet.Generators.Models;
using Microsoft.CodeAnalysis;

namespace CamkesNet.Generators.Emit;

internal static class RefusedEmitter
{
    private static readonly DiagnosticDescriptor[] rules =
    [
        DeclarationRules.ComponentNotPartial, DeclarationRules.ComponentNotTopLevel, DeclarationRules.AssemblyInvalid,
        DeclarationRules.ContractMemberUnsupported,
    ];

    public static string HintName(RefusedModel refused) =>
        SourceFile.HintName(refused.FullName, $".Refused{refused.Part}");

    public static string Write(RefusedModel refused)
    {
        SourceWriter source = SourceFile.Begin(
            $"Nothing works: a rule refuses the declaration of {refused.FullName}.", refused.Namespace);
        foreach (string type in refused.Types)
        {
            source.Open(type);
        }

        foreach (string property in refused.Properties)
        {
            source.Line(property);
        }

        foreach (string _ in refused.Types)
        {
            source.Close();
        }

        return source.ToString();
    }

    public static Diagnostic ToDiagnostic(RefusedReport report) => Diagnostic.Create(
        rules.First(rule => rule.Id == report.Code),
        Location.Create(report.File, report.Span, report.Lines),
        report.Arguments.ToArray<object>());
}
