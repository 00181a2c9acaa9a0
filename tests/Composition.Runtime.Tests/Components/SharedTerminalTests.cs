// The serial server with several virtual machines.
using CamkesNet.Components;
using CamkesNet.Glue.Composition_Runtime.CamkesNet.Components;

namespace CamkesNet.Tests.Components;

[TestFixture]
internal sealed class SharedTerminalTests
{
    private const string Green = "\e[32m";
    private const string Yellow = "\e[33m";
    private const string Reset = "\e[0m";

    private readonly FakeUart _uart = new();
    private ComponentHarness<SerialServer> _harness = null!;
    private ISerialOutput[] _outputs = [];
    private ISerialInput[] _inputs = [];

    [SetUp]
    public void Start()
    {
        _uart.TakeOutput();
        _harness = new ComponentHarness<SerialServer> { Device = _uart, Clients = 2 }.Start();
        SerialServer server = _harness.Component;
        int[] clients = [0, 1, 2];
        _outputs = [.. clients.Select(i => _harness.Connect<ISerialOutput>(server.Output, new SerialOutputProxy(), i))];
        _inputs = [.. clients.Select(i => _harness.Connect<ISerialInput>(server.Input, new SerialInputProxy(), i))];
    }

    [TearDown]
    public void Stop() => _harness.Dispose();

    [Test]
    public void Each_line_has_its_machine_s_colour()
    {
        _outputs[0].Write("first\n"u8);
        _outputs[1].Write("second\n"u8);
        Assert.That(_uart.TakeOutput(), Is.EqualTo($"{Green}first\n{Yellow}second{Reset}\r\n"));
    }

    [Test]
    public void A_line_in_the_background_appears_when_it_is_complete()
    {
        _outputs[1].Write("half"u8);
        Assert.That(_uart.TakeOutput(), Is.Empty);
        _outputs[1].Write(" and half\r\n"u8);
        Assert.That(_uart.TakeOutput(), Is.EqualTo($"{Yellow}half and half{Reset}\r\n"));
    }

    [Test]
    public void Lines_never_mix()
    {
        _outputs[0].Write("login: "u8);
        _outputs[1].Write("background\n"u8);
        _outputs[0].Write("root\r\n"u8);
        Assert.That(_uart.TakeOutput(), Is.EqualTo(
            $"{Green}login: {Reset}\r\n{Yellow}background{Reset}\r\n{Green}login: root\r\n"));
    }

    [Test]
    public void A_background_line_without_end_is_shown_in_pieces()
    {
        byte[] line = [.. Enumerable.Repeat((byte)'x', 600)];
        _outputs[1].Write(line);
        Assert.That(_uart.TakeOutput(), Is.EqualTo($"{Yellow}{new string('x', 512)}{Reset}\r\n"));
        _outputs[1].Write("\n"u8);
        Assert.That(_uart.TakeOutput(), Is.EqualTo($"{Yellow}{new string('x', 88)}{Reset}\r\n"));
    }

    [Test]
    public void Input_goes_to_the_machine_that_was_chosen_and_its_prompt_appears()
    {
        _outputs[1].Write("camkes login: "u8);
        Type("a\r@1b\r");
        Assert.That(_uart.TakeOutput(), Does.Contain("Input goes to vm1.").And.EndsWith($"{Yellow}camkes login: "));
        Assert.That((ReadAll(0), ReadAll(1)), Is.EqualTo(("a\r", "b\r")));
        Assert.That(_harness.TakeSignals("Input[1]"), Is.EqualTo(2));
    }

    [Test]
    public void The_line_of_the_machine_that_was_in_front_is_not_repeated_when_another_comes_there()
    {
        _outputs[0].Write("old: "u8);
        _outputs[1].Write("new: "u8);
        _uart.TakeOutput();
        Type("@1");
        Assert.That(_uart.TakeOutput(), Is.EqualTo(
            $"{Reset}\r\n[serial] Input goes to vm1.\r\n{Yellow}new: "));
    }

    [Test]
    public void Input_goes_to_all_machines_until_one_is_chosen()
    {
        Type("@ma\r@1b\r");
        Assert.That(_uart.TakeOutput(), Does.Contain("Input goes to all virtual machines."));
        Assert.That((ReadAll(0), ReadAll(1)), Is.EqualTo(("a\r", "a\rb\r")));
        Assert.That((_harness.TakeSignals("Input[0]"), _harness.TakeSignals("Input[1]")), Is.EqualTo((2, 4)));
    }

    [Test]
    public void A_machine_that_does_not_exist_cannot_be_chosen()
    {
        Type("@7x");
        Assert.That(_uart.TakeOutput(), Does.Contain("no virtual machine"));
        Assert.That(ReadAll(0), Is.EqualTo("x"));
    }

    [Test]
    public void Status_is_asked_of_the_machine_in_front()
    {
        Type("@1@s");
        Assert.That(_inputs[0].Read(), Is.EqualTo(SerialInput.None));
        Assert.That(_inputs[1].Read(), Is.EqualTo(SerialInput.StatusRequest));
    }

    [Test]
    public void A_client_that_is_not_connected_writes_and_reads_nothing()
    {
        _outputs[2].Write("nobody\n"u8);
        Assert.That(_uart.TakeOutput(), Is.Empty);
        Assert.That(_inputs[2].Read(), Is.EqualTo(SerialInput.None));
    }

    [Test]
    public void Serving_allocates_nothing() => Assert.That(
        Allocation.Measure(() =>
        {
            _outputs[0].Write("login: "u8);
            _outputs[1].Write("background\n"u8);
            _uart.TypeByte((byte)'\r');
            _uart.TypeByte((byte)'@');
            _uart.TypeByte((byte)'1');
            _harness.Signal(_harness.Component.Line);
            _inputs[0].Read();
            _uart.Forget();
        }),
        Is.Zero);

    private void Type(string text)
    {
        _uart.Type(text);
        _harness.Signal(_harness.Component.Line);
    }

    private string ReadAll(int client)
    {
        var text = new System.Text.StringBuilder();
        for (int value = _inputs[client].Read(); value >= 0; value = _inputs[client].Read())
        {
            text.Append((char)value);
        }

        return text.ToString();
    }
}
