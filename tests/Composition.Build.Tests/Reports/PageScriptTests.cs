// What the page counts, finds and sorts.
using System.Text.Json.Nodes;
using Jint;

namespace CamkesNet.Tests.Reports;

internal sealed class PageScriptTests
{
    private static readonly LargeSystem system = new(samples: 2);
    private static readonly PageScript script = new(system.Page);

    [Test]
    public void The_script_is_one_that_a_browser_runs() =>
        Assert.That(() => Engine.PrepareModule(PageScript.Of(system.Page)), Throws.Nothing);

    [Test]
    public void The_page_has_of_the_layout_what_it_shows()
    {
        JsonNode shown = script.Ask<JsonNode>("layout");
        JsonNode layout = JsonNode.Parse(system.Layout)!;

        Assert.That(Text(shown["declared"]!["connections"]), Is.EqualTo(Text(layout["declared"]!["connections"])));
        Assert.That(
            Text(shown["declared"]!["instances"]![0]!["ports"]),
            Is.EqualTo(Text(layout["declared"]!["instances"]![0]!["ports"])));
        Assert.That(Text(shown["components"]![3]!["mappings"]), Is.EqualTo(Text(layout["components"]![3]!["mappings"])));
        Assert.That(shown["components"]![0]!["capabilities"], Is.Null);
    }

    [Test]
    public void The_numbers_in_the_head_are_those_of_the_tables()
    {
        int instances = script.Ask<int>("declared.instances.length");
        int machines = script.Ask<int>("monitors.length");
        int devices = script.Ask<int>("declared.instances.filter(instance => instance.hardware).length");
        int components = script.Ask<int>("layout.components.length - added.length") - machines;
        Assert.That(components + machines + devices, Is.EqualTo(instances));
        Assert.That(script.Ask<string[]>("added.map(item => item.name)"), Is.EqualTo((string[])["camkes.reporter"]));
        int connections = script.Ask<int>("declared.connections.length");
        string memory = script.Ask<string>("size(layout.memoryNeeded)");

        Assert.That(
            system.Page,
            Does.Contain($"{instances} instances ({components} components, {machines} virtual machines, {devices} devices), "
                + $"{connections} connections, {memory} of memory"));
        Assert.That(Sum("countBy(declared.instances, instance => instance.component)"), Is.EqualTo(instances));
        Assert.That(Sum("countBy(declared.connections, item => item.connector)"), Is.EqualTo(connections));
        Assert.That(
            script.Ask<double>("layout.memory.filter(item => !['InImage', 'Device'].includes(item.kind))"
                + ".reduce((sum, item) => sum + item.size, 0)"),
            Is.EqualTo(script.Ask<double>("layout.memoryNeeded")));
    }

    [Test]
    public void Each_line_of_the_picture_has_its_ends() =>
        Assert.That(
            script.Ask<string[]>("lines.map(line => `${line.from} ${line.to} ${line.connector}`)"),
            Is.EqualTo(system.Diagram.Edges.Select(edge => $"{edge.From} {edge.To} {edge.Connector}")));

    [TestCase("unit1_client", "unit1_client", TestName = "A name")]
    [TestCase("CLIENT unit1", "unit1_client", TestName = "Words in any order and case")]
    [TestCase("App.Screen unit0", "unit0_screen", TestName = "A component")]
    [TestCase("unit1 port frame", "unit1_screen unit1_server", TestName = "Ports of a driver and its device")]
    [TestCase("unit0 größer", "unit0_client", TestName = "The value of a setting")]
    [TestCase("unit0_echo", "unit0_client unit0_second unit0_server", TestName = "A connection")]
    [TestCase("unit1 worker", "unit1_server", TestName = "A thread")]
    public void The_search_finds(string query, string expected) =>
        Assert.That(Found(query), Is.SupersetOf(expected.Split(' ')));

    [Test]
    public void The_search_finds_who_has_an_address_and_who_drives_a_port()
    {
        Assert.That(
            script.Ask<string[]>(
                "find(hex(placed.get('unit1_server').mappings.at(-1).address + 1) + ' unit1_server').map(item => item.name)"),
            Is.EqualTo((string[])["unit1_server"]));
        int last = script.Ask<int>(
            "devices.filter(item => item.kind === 'ioPorts').map(item => item.start + item.length - 1)[0]");
        Assert.That(Found($"0x{last:x}"), Does.Contain("unit0_server").And.Contain("unit0_device"));
        Assert.That(Found("0xfffffffffffff"), Is.Empty);
    }

    [Test]
    public void The_search_says_why_it_finds_something()
    {
        Assert.That(
            script.Ask<string[]>("find('größer').flatMap(item => item.reasons)"),
            Is.EqualTo((string[])["setting Title = \"größer\"", "setting Title = \"größer\""]));
        Assert.That(script.Ask<string[]>("find('unit0_client')[0].reasons"), Is.Empty);
    }

    [Test]
    public void The_search_finds_nothing_that_is_not_there() => Assert.That(Found("xyzzy"), Is.Empty);

    [Test]
    public void Nothing_is_searched_for_nothing_and_all_is_found() =>
        Assert.That(Found(" "), Has.Length.EqualTo(system.Document.Instances.Count));

    [Test]
    public void Names_are_sorted_as_people_count() =>
        Assert.That(
            script.Ask<string[]>("['vm10', 'vm2', 'Vm1', 'vm', 'b', 'vm02'].sort(compare)"),
            Is.EqualTo((string[])["b", "vm", "Vm1", "vm02", "vm2", "vm10"]));

    [TestCase("hex(4660)", "0x1234")]
    [TestCase("hex('18446744073709551615')", "0xffffffffffffffff")]
    [TestCase("hex(-1)", "0xffffffffffffffff")]
    [TestCase("size(1536)", "1.5 KiB")]
    [TestCase("size(512)", "512 bytes")]
    public void Numbers_are_shown_as_people_read_them(string expression, string expected) =>
        Assert.That(script.Ask<string>(expression), Is.EqualTo(expected));

    private static string[] Found(string query) => script.Ask<string[]>($"find('{query}').map(item => item.name)");

    private static int Sum(string counts) => script.Ask<int>($"{counts}.reduce((sum, [, number]) => sum + number, 0)");

    private static string Text(JsonNode? node) => node!.ToJsonString();
}
