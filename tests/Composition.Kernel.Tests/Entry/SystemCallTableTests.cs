// The table of system calls, and the page that documents it.
using CamkesNet.Abi;
using CamkesNet.Kernel.Entry;
using CamkesNet.Kernel.Objects;

namespace CamkesNet.Tests.Entry;

[TestFixture]
public unsafe class SystemCallTableTests
{
    private const string Page = "docs/system-calls.md";
    private static readonly string[] columns = ["RAX", "name", "slot holds", "rights", "another thread may run next"];

    private static IEnumerable<SystemCallOperation> Operations => Enum.GetValues<SystemCallOperation>();

    [OneTimeSetUp]
    public void FillTable() => SystemCallTable.Fill();

    [Test]
    public void Every_operation_has_a_row_of_its_own() =>
        Assert.That(
            Operations.Select(operation => (nint)SystemCallTable.Find(operation)->Method)
                .Append((nint)SystemCallTable.Find((SystemCallOperation)ulong.MaxValue)->Method),
            Is.Unique.And.None.Zero);

    [TestCase(19UL)]
    [TestCase(ulong.MaxValue)]
    public void Another_number_is_an_invalid_operation(ulong operation)
    {
        SystemCall* call = SystemCallTable.Find((SystemCallOperation)operation);

        Assert.That(call->Needs, Is.Zero);
        Assert.That(call->Method(null, null), Is.EqualTo(FaultKind.InvalidOperation));
    }

    [Test]
    public void The_documentation_lists_the_table()
    {
        string[] lines = File.ReadAllLines(Path.Combine(Clone.Root, Page));
        string[] documented = [.. lines.SkipWhile(line => !line.StartsWith("| RAX", StringComparison.Ordinal))
            .TakeWhile(line => line.StartsWith('|'))];

        string[] expected = [Row(columns), Row(columns.Select(_ => "---")), .. Operations.Select(Row)];
        Assert.That(documented, Is.EqualTo(expected), $"{Page} must have these lines:\n{string.Join('\n', expected)}");
    }

    private static string Row(SystemCallOperation operation)
    {
        SystemCall* call = SystemCallTable.Find(operation);
        Capability needs = new() { KindAndRights = call->Needs };
        bool hasSlot = needs.Kind != CapabilityKind.None;
        return Row(
        [
            ((ulong)operation).ToString(),
            $"`{operation}`",
            hasSlot ? needs.Kind.ToString() : string.Empty,
            hasSlot ? needs.Rights.ToString() : string.Empty,
            call->Reschedules ? "yes" : string.Empty,
        ]);
    }

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
}
