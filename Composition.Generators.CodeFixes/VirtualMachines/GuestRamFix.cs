// CN1031 and CN1032: corrects the guest's RAM or its untyped pool.
using CamkesNet.Generators.Analyzers;
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.CodeFixes;

/// <summary>Raises the pool or lowers the RAM; or brings the RAM within its bounds.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(GuestRamFix)), Shared]
public sealed class GuestRamFix() : RuleFix(
    VirtualMachineRules.GuestRamBeyondPool, VirtualMachineRules.GuestRamOutOfRange)
{
    private const string Ram = VirtualMachineModel.GuestRamSetting;
    private const string LargestPool = "SimpleUntyped24Pool";

    // The RAM of a guest in the templates.
    private const long UsualMb = 128;

    private protected override IEnumerable<Proposal> Propose(Occurrence occurrence)
    {
        if (occurrence.Find<AttributeSyntax>() is not { } written
            || occurrence.Declared<INamedTypeSymbol>(occurrence.Find<TypeDeclarationSyntax>()) is not { } type
            || type.GetAttributes().FirstOrDefault(data =>
                data.ApplicationSyntaxReference is { } reference && reference.Span == written.Span
                && reference.SyntaxTree == written.SyntaxTree) is not { } attribute
            || GuestRamIsInRange.RangeOf(attribute) is not { } range)
        {
            return [];
        }

        VirtualMachineModel machine = VirtualMachineReader.Read(attribute);
        long pooled = GuestRamIsInPool.PooledMiB(machine);
        if (occurrence.Code == VirtualMachineRules.GuestRamBeyondPool.Id)
        {
            Proposal raise = Set(LargestPool, GuestRamIsInPool.PoolFor(machine), "Raise ");
            return pooled >= range.Least ? [raise, Set(Ram, pooled, "Lower ")] : [raise];
        }

        long fitting = pooled >= range.Least ? Math.Min(UsualMb, pooled) : range.Least;
        return [Set(Ram, machine.GuestRamMb <= 0 ? fitting : range.Nearest(machine.GuestRamMb), "Set ")];

        Proposal Set(string name, long value, string verb) => Proposal.Change(
            $"{verb}{name} to {value}",
            verb + name,
            occurrence.Document,
            written,
            current => AttributeSyntaxes.Set(current, name, $"{value}"));
    }
}
