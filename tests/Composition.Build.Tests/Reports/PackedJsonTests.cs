// What is packed and unpacked again is what it was.
using System.Text.Json;
using System.Text.Json.Nodes;
using CamkesNet.Build.Reports.Packing;
using CamkesNet.Tests.Layout;
using Jint;

namespace CamkesNet.Tests.Reports;

internal sealed class PackedJsonTests
{
    private static readonly string[] documents =
    [
        "null",
        "[]",
        "{}",
        """ "alone" """,
        """[true, false, null, 0, -1, 1.5, 1e300, 9007199254740992, "", "0", "a", "ab", "abc", "b"]""",
        """{"a": {"x": [1, 2]}, "b": {"x": [1, 2]}, "c": [{"x": [1, 2]}, [], [], {}]}""",
        """[{"a": 1, "b": 2}, {"b": 2, "a": 1}, {"a": 1}]""",
        """["</script>", "\u2028", "\"\\", "😀", "😁", "größer"]""",
        SampleSystem.Json,
    ];

    [TestCaseSource(nameof(documents))]
    public void A_document_is_the_same_after_unpacking(string document) =>
        Assert.That(
            JsonNode.DeepEquals(JsonNode.Parse(Unpack(Pack(document))), JsonNode.Parse(document)), Is.True, document);

    [Test]
    public void A_number_that_a_browser_would_round_is_a_text() =>
        Assert.That(
            Unpack(Pack("[18446744073709551615, -9223372036854775808]")),
            Is.EqualTo("""["18446744073709551615","-9223372036854775808"]"""));

    [Test]
    public void What_is_not_wanted_is_left_out_where_it_stands_and_nowhere_else() =>
        Assert.That(
            Unpack(Pack("""{"a": [{"b": 1, "c": 2}], "b": 3}""", "a.b")), Is.EqualTo("""{"a":[{"c":2}],"b":3}"""));

    [Test]
    public void A_packed_document_ends_no_script() => Assert.That(Pack("[\"</script>\"]"), Does.Not.Contain("<"));

    [Test]
    public void What_occurs_often_is_written_once()
    {
        string part = """{"name": "a long name", "values": [1, 2, 3]}""";
        string packed = Pack($"[{string.Join(',', Enumerable.Repeat(part, 100))}]");

        Assert.That(packed.Split("long name"), Has.Length.EqualTo(2));
        Assert.That(packed, Has.Length.LessThan(600));
    }

    private static string Pack(string document, params string[] without)
    {
        using var parsed = JsonDocument.Parse(document);
        return PackedJson.Write(parsed.RootElement, without);
    }

    private static string Unpack(string packed)
    {
        Engine engine = new Engine().Execute(PageScript.Source("unpack.js")).SetValue("packed", packed);
        return engine.Evaluate("JSON.stringify(unpack(JSON.parse(packed)))").AsString();
    }
}
