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

    private readonly FakeUart uart = new();
    private ComponentHarness<SerialServer> harness = null!;
    private ISerialOutput[] outputs = [];
    private ISerialInput[] inputs = [];

    [SetUp]
    public void Start()
    {
        uart.TakeOutput();
        harness = new ComponentHarness<SerialServer> { Device = uart, Clients = 2 }.Start();
        SerialServer server = harness.Component;
        int[] clients = [0, 1, 2];
        outputs = [.. clients.Select(i => harness.Connect<ISerialOutput>(server.Output, new ISerialOutputProxy(), i))];
        inputs = [.. clients.Select(i => harness.Connect<ISerialInput>(server.Input, new ISerialInputProxy(), i))];
    }

    [TearDown]
    public void Stop() => harness.Dispose();

    [Test]
    public void Each_line_has_its_machine_s_colour()
    {
        outputs[0].Write("first\n"u8);
        outputs[1].Write("second\n"u8);
        Assert.That(uart.TakeOutput(), Is.EqualTo($"{Green}first\n{Yellow}second{Reset}\r\n"));
    }

    [Test]
    public void A_line_in_the_background_appears_when_it_is_complete()
    {
        outputs[1].Write("half"u8);
        Assert.That(uart.TakeOutput(), Is.Empty);
        outputs[1].Write(" and half\r\n"u8);
        Assert.That(uart.TakeOutput(), Is.EqualTo($"{Yellow}half and half{Reset}\r\n"));
    }

    [Test]
    public void Lines_never_mix()
    {
        outputs[0].Write("login: "u8);
        outputs[1].Write("background\n"u8);
        outputs[0].Write("root\r\n"u8);
        Assert.That(uart.TakeOutput(), Is.EqualTo(
            $"{Green}login: {Reset}\r\n{Yellow}background{Reset}\r\n{Green}login: root\r\n"));
    }

    [Test]
    public void A_background_line_without_end_is_shown_in_pieces()
    {
        byte[] line = [.. Enumerable.Repeat((byte)'x', 600)];
        outputs[1].Write(line);
        Assert.That(uart.TakeOutput(), Is.EqualTo($"{Yellow}{new string('x', 512)}{Reset}\r\n"));
        outputs[1].Write("\n"u8);
        Assert.That(uart.TakeOutput(), Is.EqualTo($"{Yellow}{new string('x', 88)}{Reset}\r\n"));
    }

    [Test]
    public void Input_goes_to_the_machine_that_was_chosen_and_its_prompt_appears()
    {
        outputs[1].Write("camkes login: "u8);
        Type("a\r@1b\r");
        Assert.That(uart.TakeOutput(), Does.Contain("Input goes to vm1.").And.EndsWith($"{Yellow}camkes login: "));
        Assert.That((ReadAll(0), ReadAll(1)), Is.EqualTo(("a\r", "b\r")));
        Assert.That(harness.TakeSignals("Input[1]"), Is.EqualTo(2));
    }

    [Test]
    public void Input_goes_round_all_machines()
    {
        Type("@na\r@nb\r");
        Assert.That(uart.TakeOutput(), Does.Contain("Input goes to vm1.").And.Contain("Input goes to vm0."));
        Assert.That((ReadAll(0), ReadAll(1)), Is.EqualTo(("b\r", "a\r")));
    }

    [Test]
    public void The_line_of_the_machine_that_was_in_front_is_not_repeated_when_another_comes_there()
    {
        outputs[0].Write("old: "u8);
        outputs[1].Write("new: "u8);
        uart.TakeOutput();
        Type("@1");
        Assert.That(uart.TakeOutput(), Is.EqualTo(
            $"{Reset}\r\n[serial] Input goes to vm1.\r\n{Yellow}new: "));
    }

    [Test]
    public void Input_goes_to_all_machines_until_one_is_chosen()
    {
        Type("@ma\r@1b\r");
        Assert.That(uart.TakeOutput(), Does.Contain("Input goes to all virtual machines."));
        Assert.That((ReadAll(0), ReadAll(1)), Is.EqualTo(("a\r", "a\rb\r")));
        Assert.That((harness.TakeSignals("Input[0]"), harness.TakeSignals("Input[1]")), Is.EqualTo((2, 4)));
    }

    [Test]
    public void A_machine_that_does_not_exist_cannot_be_chosen()
    {
        Type("@7x");
        Assert.That(uart.TakeOutput(), Does.Contain("no virtual machine"));
        Assert.That(ReadAll(0), Is.EqualTo("x"));
    }

    [Test]
    public void Status_is_asked_of_the_machine_in_front()
    {
        Type("@1@s");
        Assert.That(inputs[0].Read(), Is.EqualTo(SerialInput.None));
        Assert.That(inputs[1].Read(), Is.EqualTo(SerialInput.StatusRequest));
    }

    [Test]
    public void A_client_that_is_not_connected_writes_and_reads_nothing()
    {
        outputs[2].Write("nobody\n"u8);
        Assert.That(uart.TakeOutput(), Is.Empty);
        Assert.That(inputs[2].Read(), Is.EqualTo(SerialInput.None));
    }

    [Test]
    public void Serving_allocates_nothing() => Assert.That(
        Allocation.Measure(() =>
        {
            outputs[0].Write("login: "u8);
            outputs[1].Write("background\n"u8);
            uart.TypeByte((byte)'\r');
            uart.TypeByte((byte)'@');
            uart.TypeByte((byte)'1');
            harness.Signal(harness.Component.Line);
            inputs[0].Read();
            uart.Forget();
        }),
        Is.Zero);

    private void Type(string text)
    {
        uart.Type(text);
        harness.Signal(harness.Component.Line);
    }

    private string ReadAll(int client)
    {
        var text = new System.Text.StringBuilder();
        for (int value = inputs[client].Read(); value >= 0; value = inputs[client].Read())
        {
            text.Append((char)value);
        }

        return text.ToString();
    }
}
