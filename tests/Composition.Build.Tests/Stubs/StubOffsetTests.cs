// Stubs and compiled C# agree on structures by name.
using System.Text.RegularExpressions;
using CamkesNet.Abi;
using CamkesNet.Build.Stubs;

namespace CamkesNet.Tests.Stubs;

public sealed partial class StubOffsetTests
{
    [Test]
    public void No_stub_has_an_offset_or_a_register_bit_of_its_own()
    {
        string folder = Path.Combine(RepositoryRoot.Folder, "Composition.Build", "Stubs");
        IEnumerable<string> offenders = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => File.ReadLines(file)
                .Where(line => WrittenByHand().IsMatch(line))
                .Select(line => $"{Path.GetFileName(file)}: {line.Trim()}"));

        Assert.That(offenders, Is.Empty);
    }

    [Test]
    public void An_offset_follows_the_structure() =>
        Assert.That(StructOffset.Of<Message>(nameof(Message.Word1)), Is.EqualTo(2 * sizeof(ulong)));

    /// <summary>A memory operand with a number, a constant called an offset, a vector or a bit, or a number of an MSR.</summary>
    [GeneratedRegex(@"ptr\[r\w+ [+-] \d|gs\[\d|Offset = \d|Vector = \d|1U?L? << \d|0xC000_0")]
    private static partial Regex WrittenByHand();
}
