// CN1030 and CN1034: assigns a free index to a virtual machine.
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.CodeFixes;

/// <summary>Numbers a [VmConfiguration] with the least index that no other has.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(VirtualMachineIndexFix)), Shared]
public sealed class VirtualMachineIndexFix() : RuleFix(
    VirtualMachineRules.VmIndexTwice, VirtualMachineRules.VmIndexOutOfRange)
{
    private protected override IEnumerable<Proposal> Propose(Occurrence occurrence)
    {
        // CN1034 is reported at a class of virtual machines, CN1030 at an instance of it.
        INamedTypeSymbol? machines = occurrence.Find<MemberDeclarationSyntax>() switch
        {
            PropertyDeclarationSyntax property =>
                occurrence.Declared<IPropertySymbol>(property)?.Type as INamedTypeSymbol,
            TypeDeclarationSyntax type => occurrence.Declared<INamedTypeSymbol>(type),
            _ => null,
        };
        if (machines is null)
        {
            yield break;
        }

        Dictionary<AttributeSyntax, int> renumbered = Renumber(machines, occurrence.Cancellation);
        AttributeSyntax[] meant = [.. renumbered.Keys.Where(configuration =>
            occurrence.Code == VirtualMachineRules.VmIndexTwice.Id
            || configuration.Span == occurrence.Diagnostic.Location.SourceSpan)];
        if (meant.Length > 0)
        {
            yield return Proposal.ChangeDeclarations(
                meant.Length == 1
                    ? $"Give the virtual machine the index {renumbered[meant[0]]}"
                    : "Give each virtual machine a different index",
                occurrence.Code,
                occurrence.Solution,
                meant,
                (configuration, current) => AttributeSyntaxes.SetArgument(
                    current, 0, "index", $"{renumbered[configuration]}"));
        }
    }

    // The configurations that cannot keep their index, and their new indexes.
    private static Dictionary<AttributeSyntax, int> Renumber(
        INamedTypeSymbol machines, CancellationToken cancellation)
    {
        HashSet<int> taken = [];
        List<AttributeSyntax> homeless = [];
        foreach (AttributeData attribute in machines.FindAttributes(WellKnownNames.VmConfigurationAttribute))
        {
            int index = VirtualMachineReader.Read(attribute).Index;
            if ((index < 0 || !taken.Add(index))
                && attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax syntax)
            {
                homeless.Add(syntax);
            }
        }

        Queue<int> free = new(Enumerable.Range(0, taken.Count + homeless.Count)
            .Where(index => !taken.Contains(index)));
        return homeless.ToDictionary(syntax => syntax, _ => free.Dequeue());
    }
}
