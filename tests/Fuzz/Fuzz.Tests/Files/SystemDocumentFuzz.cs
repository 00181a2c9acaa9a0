// Documents of declarations and layout that no generator wrote: they are read, or refused with CN2xxx.
extern alias build;

using System.Text.Json.Nodes;
using build::CamkesNet.Build.Declarations;
using build::CamkesNet.Build.Diagnostics;
using CamkesNet.Tests.Fuzz.Inputs;

namespace CamkesNet.Tests.Fuzz.Files;

public sealed class SystemDocumentFuzz
{
    private const int MostChanges = 3;

    private const string LoneSurrogate = "\"\\ud800\"";

    private static readonly string[] values =
    [
        "null", "true", "0", "-1", "1.5", "1e999", "4294967296", "18446744073709551615", "18446744073709551616",
        "-9223372036854775808", "\"\"", "\"x\"", "\"0x10\"", "\"\\u0000\"", "[]", "[null]", "{}", "[[[]]]",
    ];

    [TestCase(1_500)]
    [TestCase(100_000, Category = "Long")]
    public void A_document_with_other_values_fields_and_items(int times) => Run(times, random =>
    {
        JsonNode document = JsonNode.Parse(Intact())!;
        for (int change = random.Next(1, MostChanges + 1); change > 0; change--)
        {
            List<JsonNode> places = [];
            Collect(document, places);
            Change(places[random.Next(places.Count)], random);
        }

        return document.ToJsonString();
    });

    [TestCase(1_500)]
    [TestCase(100_000, Category = "Long")]
    public void A_document_with_other_characters(int times) => Run(times, random =>
    {
        string text = Intact();
        int at = random.Next(text.Length);
        int end = Math.Min(text.Length, at + random.Next(1, 20));
        return text[..at] + (random.Next(20) == 0 ? LoneSurrogate : values[random.Next(values.Length)])
            + (random.Next(3) == 0 ? text[at..] : text[end..]);
    });

    private static void Run(int times, Func<Random, string> make)
    {
        int read = 0;
        Fuzzer.Run(times, random =>
        {
            try
            {
                SystemDocumentReader.Parse(make(random), "App.dll");
                read++;
            }
            catch (BuildException exception)
            {
                Assert.That(exception.Diagnostics.Select(diagnostic => diagnostic.Code), Is.All.StartsWith("CN2"));
                Assert.That(exception.Message, Does.Contain("App.dll"));
            }
        });
        TestContext.Out.WriteLine($"{read} read, the others refused");
    }

    private static void Collect(JsonNode node, List<JsonNode> places)
    {
        IEnumerable<JsonNode?> parts = node switch
        {
            JsonArray list => list,
            JsonObject item => item.Select(property => property.Value),
            _ => [],
        };
        if (node is JsonArray { Count: > 0 } or JsonObject { Count: > 0 })
        {
            places.Add(node);
        }

        foreach (JsonNode part in parts.OfType<JsonNode>())
        {
            Collect(part, places);
        }
    }

    private static void Change(JsonNode place, Random random)
    {
        var value = JsonNode.Parse(values[random.Next(values.Length)]);
        if (place is JsonArray list)
        {
            int index = random.Next(list.Count);
            switch (random.Next(3))
            {
                case 0:
                    list.RemoveAt(index);
                    break;
                case 1:
                    list.Add(list[index]?.DeepClone());
                    break;
                default:
                    list[index] = value;
                    break;
            }

            return;
        }

        JsonObject item = place.AsObject();
        string name = item.ElementAt(random.Next(item.Count)).Key;
        switch (random.Next(4))
        {
            case 0:
                item.Remove(name);
                break;
            case 1:
                item[name] = item.ElementAt(random.Next(item.Count)).Value?.DeepClone();
                break;
            case 2:
                item["another"] = value;
                break;
            default:
                item[name] = value;
                break;
        }
    }

    private static string Intact()
    {
        using Stream stream = typeof(SystemDocumentFuzz).Assembly.GetManifestResourceStream("sample.json")!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
