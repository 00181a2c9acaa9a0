// JSON as the generator writes and reads it.
using System.Text.Json;
using CamkesNet.Generators.Helpers;

namespace CamkesNet.Generators.Tests.Helpers;

public sealed class JsonTests
{
    [TestCase("")]
    [TestCase("\"quoted\" and \\ and /")]
    [TestCase("line\nfeed\ttab\0nul\u001f")]
    [TestCase("größer, 世界, \ud83d\ude00")]
    public void A_text_comes_back_as_it_was(string text)
    {
        string json = new JsonWriter().BeginObject(lines: true).Property("text", text).End().ToString();

        Assert.That(JsonDocument.Parse(json).RootElement.GetProperty("text").GetString(), Is.EqualTo(text));
        Assert.That(JsonReader.Read(json), Is.EqualTo(new Dictionary<string, object?> { ["text"] = text }));
    }

    [Test]
    public void Everything_that_is_written_can_be_read()
    {
        string json = new JsonWriter().BeginObject(lines: true)
            .Property("least", long.MinValue)
            .Property("most", long.MaxValue)
            .Property("yes", true)
            .Property("none", (string?)null)
            .Property("names", ["a", "b"])
            .Name("empty").BeginArray(lines: true).End()
            .Name("inner").BeginObject().Property("no", false).End()
            .End().ToString();

        Assert.That(JsonReader.Read(json), Is.EqualTo(new Dictionary<string, object?>
        {
            ["least"] = long.MinValue,
            ["most"] = long.MaxValue,
            ["yes"] = true,
            ["none"] = null,
            ["names"] = new List<object?> { "a", "b" },
            ["empty"] = new List<object?>(),
            ["inner"] = new Dictionary<string, object?> { ["no"] = false },
        }));
        Assert.That(() => JsonDocument.Parse(json), Throws.Nothing);
    }

    [TestCase("")]
    [TestCase("{")]
    [TestCase("{\"a\"}")]
    [TestCase("{\"a\":1,}")]
    [TestCase("[1 2]")]
    [TestCase("\"open")]
    [TestCase("\"\\u12")]
    [TestCase("\"\\x\"")]
    [TestCase("tru")]
    [TestCase("1.5")]
    [TestCase("99999999999999999999")]
    [TestCase("{} {}")]
    [TestCase("[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]")]
    public void What_is_not_json_reads_as_nothing(string text) => Assert.That(JsonReader.Read(text), Is.Null);
}
