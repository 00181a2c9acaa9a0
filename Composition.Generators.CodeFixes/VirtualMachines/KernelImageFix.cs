// CN1033: names a virtual machine's kernel.

namespace CamkesNet.Generators.CodeFixes;

/// <summary>Writes the name that the guest's kernel has in the templates.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KernelImageFix)), Shared]
public sealed class KernelImageFix() : RuleFix(VirtualMachineRules.KernelImageEmpty)
{
    private const string UsualName = "bzimage";

    private protected override IEnumerable<Proposal> Propose(Occurrence occurrence)
    {
        if (occurrence.Find<AttributeSyntax>() is { } configuration)
        {
            yield return Proposal.Change(
                $"Name the kernel \"{UsualName}\"",
                occurrence.Code,
                occurrence.Document,
                configuration,
                current => AttributeSyntaxes.Set(current, "KernelImage", $"\"{UsualName}\""));
        }
    }
}
