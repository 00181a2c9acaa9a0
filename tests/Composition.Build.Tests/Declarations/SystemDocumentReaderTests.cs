// Documents of the generator of another version, and damaged ones.
using System.Text.Json.Nodes;
using CamkesNet.Build.Declarations;
using CamkesNet.Build.Diagnostics;
using CamkesNet.Tests.Layout;

namespace CamkesNet.Tests.Declarations;

public sealed class SystemDocumentReaderTests
{
    [TestCase("""{ "format": 1, "assembly": "A" }""", "has format 1; this build reads 2")]
    [TestCase("""{ "format": "2", "assembly": "A" }""", "has format \"2\"")]
    [TestCase("""{ "format": 2, "assembly": "A", "connectors": [], "instances": [] }""", "connections")]
    [TestCase("[]", "cannot be read")]
    [TestCase("null", "cannot be read")]
    [TestCase("", "cannot be read")]
    [TestCase("not JSON", "cannot be read")]
    public void A_document_that_cannot_be_read_is_an_error(string json, string reason)
    {
        BuildException error = Assert.Throws<BuildException>(() => SystemDocumentReader.Parse(json, "App.dll"))!;

        Assert.That(error.Diagnostics.Single().Code, Is.EqualTo(BuildCodes.BadLayout));
        Assert.That(error.Message, Does.Contain("App.dll").And.Contain(reason));
    }

    [Test]
    public void Every_field_has_a_reader_and_every_field_that_is_read_is_there()
    {
        List<string> accepted = [];
        Visit(JsonNode.Parse(SampleSystem.Json)!, "", (node, path) =>
        {
            if (node is not JsonObject item)
            {
                return;
            }

            item.Add("surplus", 1);
            RequireError(item, $"{path} with a field that nobody reads");
            item.Remove("surplus");
            foreach (string name in item.Select(property => property.Key).ToArray())
            {
                JsonNode? value = item[name];
                item.Remove(name);
                if (IsAccepted(item))
                {
                    accepted.Add(name);
                }

                item.Add(name, value);
            }
        });

        // These may be absent: null, 0 or nothing is their meaning then.
        Assert.That(accepted.Distinct().Order(), Is.EqualTo(new[]
        {
            "access", "badge", "component", "guestAddressSpace", "hardware", "notification", "object", "payload", "ram",
            "size", "slot", "stateRegion",
        }));
    }

    [Test]
    public void Null_and_values_of_another_kind_are_errors()
    {
        Visit(JsonNode.Parse(SampleSystem.Json)!, "", (node, path) =>
        {
            switch (node)
            {
                case JsonArray list:
                    list.Add(null);
                    RequireError(list, $"{path} with null in the list");
                    list.RemoveAt(list.Count - 1);
                    break;
                case JsonObject item:
                    foreach (string name in item.Select(property => property.Key).Except(["value"]).ToArray())
                    {
                        JsonNode? value = item[name];
                        item[name] = new JsonObject { ["other"] = 1 };
                        RequireError(item, $"{path}.{name} as an object");
                        item[name] = -0.5;
                        RequireError(item, $"{path}.{name} as a fraction");
                        item[name] = value;
                    }

                    break;
            }
        });
    }

    private static void Visit(JsonNode node, string path, Action<JsonNode, string> visit)
    {
        visit(node, path);
        switch (node)
        {
            case JsonArray list:
                for (int i = 0; i < list.Count; i++)
                {
                    Visit(list[i]!, $"{path}[{i}]", visit);
                }

                break;
            case JsonObject item:
                foreach (string name in item.Select(property => property.Key).ToArray())
                {
                    if (item[name] is { } value)
                    {
                        Visit(value, $"{path}.{name}", visit);
                    }
                }

                break;
        }
    }

    private static bool IsAccepted(JsonNode changed)
    {
        try
        {
            _ = SystemDocumentReader.Parse(changed.Root.ToJsonString(), "App.dll");
            return true;
        }
        catch (BuildException)
        {
            return false;
        }
    }

    private static void RequireError(JsonNode changed, string change)
    {
        BuildException? error = Assert.Throws<BuildException>(
            () => SystemDocumentReader.Parse(changed.Root.ToJsonString(), "App.dll"), change);
        Assert.That(error!.Diagnostics.Single().Code, Is.EqualTo(BuildCodes.BadLayout), change);
    }
}
