// What VS Code does with the launch files of the templates, done with the debugger that it starts.
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace CamkesNet.Tests;

internal sealed class DebuggingTests
{
    private string project = "";

    [OneTimeSetUp]
    public void Build()
    {
        project = LocalFeed.Create("camkes", "Fehler-Suche für Grüße");
        Newcomer.Succeed(project, "build");
    }

    [Test]
    public void On_the_image_a_breakpoint_at_a_line_of_a_component_is_hit_and_the_stack_is_that_of_its_code()
    {
        JsonElement launch = Configuration("Image (gdb)");
        JsonElement task = Task(launch.GetProperty("preLaunchTask").GetString()!);
        string ready = task.GetProperty("problemMatcher").GetProperty("background").GetProperty("endsPattern").GetString()!;
        int port = FreePort();
        using var machine = new Conversation(
            project,
            task.GetProperty("command").GetString()!,
            Texts(task.GetProperty("args")).Select(argument => argument == "--gdb" ? $"--gdb={port}" : argument));
        machine.Expect(ready);

        // The order is that of the extension: set-up commands, program, target, breakpoints.
        using var gdb = new Conversation(project, launch.GetProperty("MIMode").GetString()!, "-q", "--interpreter=mi");
        foreach (JsonElement command in launch.GetProperty("setupCommands").EnumerateArray())
        {
            Do(gdb, $"-interpreter-exec console \"{Expand(command.GetProperty("text"))}\"");
        }

        Do(gdb, $"-file-exec-and-symbols \"{Expand(launch.GetProperty("program"))}\"");
        string server = launch.GetProperty("miDebuggerServerAddress").GetString()!;
        Assert.That(server, Does.EndWith(":1234"), "the port of --gdb");
        gdb.Type($"-target-select remote {server.Replace("1234", $"{port}")}");
        gdb.Expect("^connected");
        Do(gdb, $"-break-insert -f \"{Path.Combine(project, "Greeter.cs")}:{Line("Greeter.cs", "IGreeter.Greet")}\"");
        gdb.Type("-exec-continue");
        string stop = gdb.Expect("*stopped,reason=\"breakpoint-hit\"");
        gdb.Type("-stack-list-frames");
        string stack = gdb.Expect("^done,stack=");
        gdb.Type("-stack-list-variables --all-values");
        string variables = gdb.Expect("^done,variables=");

        Assert.That(stop, Does.Contain("IGreeter_Greet").And.Contain("Greeter.cs\""));
        Assert.That(stack, Does.Match("IGreeter_Greet.*Dispatch.*ComponentHost__StartThread.*ComponentEntry"));
        Assert.That(stack, Does.Contain("Rpc.g.cs"));
        Assert.That(variables, Does.Contain("name=\"name\"").And.Contain("\\\"world\\\""));
        gdb.Type("-interpreter-exec console \"kill\"");
    }

    [Test]
    public void Generated_code_is_where_the_debugger_looks_for_it()
    {
        string[] files = Directory.GetFiles(
            Path.Combine(project, "obj", "Debug", "net10.0", "generated"), "*.g.cs", SearchOption.AllDirectories);

        Assert.That(files.Select(Path.GetFileName), Has.Some.EndsWith("IGreeter.Rpc.g.cs"));
    }

    [Test]
    public void Hosted_the_program_of_the_launch_file_is_the_one_that_its_task_builds()
    {
        JsonElement launch = Configuration("Hosted");
        JsonElement task = Task(launch.GetProperty("preLaunchTask").GetString()!);

        Newcomer.Succeed(project, Texts(task.GetProperty("args")));

        Assert.That(Newcomer.Succeed(project, "exec", Expand(launch.GetProperty("program"))), Does.Contain("Hello, world!"));
    }

    private static void Do(Conversation gdb, string command)
    {
        gdb.Type(command);
        Assert.That(gdb.Expect("^"), Does.StartWith("^done"), command);
    }

    private JsonElement Configuration(string name) =>
        Read("launch.json").GetProperty("configurations").EnumerateArray()
            .Single(item => item.GetProperty("name").GetString() == name);

    private JsonElement Task(string label) =>
        Read("tasks.json").GetProperty("tasks").EnumerateArray()
            .Single(item => item.GetProperty("label").GetString() == label);

    private JsonElement Read(string name) => JsonDocument.Parse(
        File.ReadAllText(Path.Combine(project, ".vscode", name)),
        new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip }).RootElement;

    private string Expand(JsonElement text) => text.GetString()!.Replace("${workspaceFolder}", project);

    private static IEnumerable<string> Texts(JsonElement list) =>
        list.EnumerateArray().Select(item => item.GetString()!);

    private int Line(string file, string text) =>
        1 + Array.FindIndex(File.ReadAllLines(Path.Combine(project, file)), line => line.Contains(text));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
