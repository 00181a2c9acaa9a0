// What proposes fixes, as seen by what applies them.

namespace CamkesNet.Generators.CodeFixes;

/// <summary>Proposes fixes of single diagnostics.</summary>
internal interface IProposer
{
    /// <summary>The possible fixes of the diagnostic, the most likely first.</summary>
    Task<IReadOnlyList<Proposal>> ProposeAsync(
        Document document, Diagnostic diagnostic, CancellationToken cancellation);
}
