// Every field of every record, changed in every way that a mistake changes fields.
using CamkesNet.Build.Checking;
using CamkesNet.Build.Checking.Authority;
using CamkesNet.Build.Checking.Facts;
using CamkesNet.Build.Checking.Violations;
using CamkesNet.Tests.Layout;

namespace CamkesNet.Tests.Checking;

public sealed class TableMutationTests
{
    /// <summary>Changes after which the image still is what the declarations say.</summary>
    private static readonly Dictionary<string, string> equivalent = new()
    {
        ["ComponentRecord.Description.Offset"] = "a text of no bytes may lie anywhere in the string table",
    };

    private readonly ImageFacts image = SampleSystem.Image();

    private readonly SystemAuthority authority =
        AuthorityDerivation.Derive(SampleSystem.Declared(), SampleSystem.Image(), new Findings());

    [Test]
    public void Every_changed_field_is_found_or_changes_nothing()
    {
        List<TableField> fields = TableFields.Of(image);
        List<string> missed = [];
        int mutations = 0;
        foreach (IGrouping<string, TableField> same in fields.GroupBy(field => field.Name))
        {
            ulong[] values = [.. same.Select(field => field.Read(image.Payload)).Distinct()];
            foreach (TableField field in same)
            {
                ulong original = field.Read(image.Payload);
                foreach (ulong value in Changes(field, original, values))
                {
                    field.Write(image.Payload, value);
                    mutations++;
                    if (LayoutChecker.FindViolations(image, authority).Count == 0)
                    {
                        missed.Add(field.Name);
                    }
                }

                field.Write(image.Payload, original);
            }
        }

        TestContext.Out.WriteLine($"{mutations} changes of {fields.Count} fields, {missed.Count} of them equivalent");
        Assert.That(LayoutChecker.FindViolations(image, authority), Is.Empty, "everything is as it was");
        Assert.That(missed.Distinct(), Is.EquivalentTo(equivalent.Keys));
        Assert.That(
            (fields.Count, mutations, missed.Count), Is.EqualTo((1851, 22666, 21)),
            "a change of the sample or of the records changes these");
    }

    [Test]
    public void All_kinds_of_records_are_in_the_sample()
    {
        string[] records = [.. TableFields.Of(image).Select(field => field.Name.Split('.')[0]).Distinct()];

        Assert.That(records, Has.Length.EqualTo(17), string.Join(' ', records));
    }

    /// <summary>Zero, one more, one less, what another record has, and the maximum.</summary>
    private static IEnumerable<ulong> Changes(TableField field, ulong original, ulong[] others) =>
        others
            .Concat([0ul, field.Maximum])
            .Concat([unchecked(original + 1) & field.Maximum, unchecked(original - 1) & field.Maximum])
            .Distinct()
            .Where(value => value != original);
}
