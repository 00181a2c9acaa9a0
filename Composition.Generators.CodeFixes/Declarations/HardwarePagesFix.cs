// CN1021: rounds the registers of a device to whole pages.

namespace CamkesNet.Generators.CodeFixes;

/// <summary>Extends a [MemoryRange] to the whole pages that contain it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HardwarePagesFix)), Shared]
public sealed class HardwarePagesFix() : RuleFix(DeclarationRules.HardwareResourceInvalid)
{
    private const ulong PageSize = Layout.KernelInterface.PageSize;

    private protected override IEnumerable<Proposal> Propose(Occurrence occurrence)
    {
        PropertyDeclarationSyntax? declaration = occurrence.Find<PropertyDeclarationSyntax>();
        if (occurrence.Declared<IPropertySymbol>(declaration) is not { } port
            || port.FindAttribute(WellKnownNames.MemoryRangeAttribute) is not
            { ConstructorArguments.Length: 2 } range
            || range.ConstructorArguments[0].Value is not ulong address
            || range.ConstructorArguments[1].Value is not ulong size
            || size is 0 or > uint.MaxValue || address > ulong.MaxValue - size - PageSize)
        {
            yield break;
        }

        ulong first = address / PageSize * PageSize;
        ulong length = ((address + size + PageSize - 1) / PageSize * PageSize) - first;
        AttributeSyntax attribute = AttributeSyntaxes.Find(
            declaration!, occurrence.Model, WellKnownNames.MemoryRangeAttribute).First();
        yield return Proposal.Change(
            $"Map the whole pages from 0x{first:X}, 0x{length:X} bytes",
            occurrence.Code,
            occurrence.Document,
            attribute,
            current => AttributeSyntaxes.SetArgument(
                AttributeSyntaxes.SetArgument(current, 0, "address", $"0x{first:X}"), 1, "size", $"0x{length:X}"));
    }
}
