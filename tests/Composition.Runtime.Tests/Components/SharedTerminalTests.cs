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
        harness = new ComponentHarness<SerialServer> { Device = uart, Clients = 2 }.Start();
        uart.TakeOutput();
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
        Type("a\r\u001d1b\r");
        Assert.That(uart.TakeOutput(), Does.Contain("Input goes to vm1.").And.EndsWith($"{Yellow}camkes login: "));
        Assert.That((ReadAll(0), ReadAll(1)), Is.EqualTo(("a\r", "b\r")));
        Assert.That(harness.TakeSignals("Input[1]"), Is.EqualTo(1));
    }

    [Test]
    public void The_line_of_the_machine_that_was_in_front_is_not_repeated_when_another_comes_there()
    {
        outputs[0].Write("old: "u8);
        outputs[1].Write("new: "u8);
        uart.TakeOutput();
        Type("\u001d1");
        Assert.That(uart.TakeOutput(), Is.EqualTo(
            $"{Reset}\r\n[serial] Input goes to vm1.\r\n{Yellow}new: "));
    }

    [Test]
    public void Input_goes_to_all_machines_until_one_is_chosen()
    {
        Type("\u001dma\r\u001d1b\r");
        Assert.That(uart.TakeOutput(), Does.Contain("Input goes to all virtual machines."));
        Assert.That((ReadAll(0), ReadAll(1)), Is.EqualTo(("a\r", "a\rb\r")));
        Assert.That((harness.TakeSignals("Input[0]"), harness.TakeSignals("Input[1]")), Is.EqualTo((1, 1)));
    }

    [Test]
    public void A_machine_that_does_not_exist_cannot_be_chosen()
    {
        Type("\u001d7x");
        Assert.That(uart.TakeOutput(), Does.Contain("[serial] There is no vm7."));
        Assert.That(ReadAll(0), Is.EqualTo("x"));
    }

    [Test]
    public void Input_goes_round_all_machines()
    {
        Type("\u001dna\r\u001dnb\r");
        Assert.That(uart.TakeOutput(), Does.Contain("Input goes to vm1.").And.Contain("Input goes to vm0."));
        Assert.That((ReadAll(0), ReadAll(1)), Is.EqualTo(("b\r", "a\r")));
    }

    [Test]
    public void Help_names_the_machines_that_there_are()
    {
        Type("\u001d?");
        Assert.That(uart.TakeOutput(), Does.StartWith(
            "[serial] Ctrl-] 0 to 1: input goes to this virtual machine\r\n"
            + "[serial] Ctrl-] n: input goes to the next virtual machine\r\n"
            + "[serial] Ctrl-] m: input goes to all virtual machines\r\n"));
    }

    [Test]
    public void An_incomplete_line_in_the_background_appears_after_a_pause_once_and_marked()
    {
        outputs[1].Write("camkes log"u8);
        Pause();
        outputs[1].Write("in: "u8);
        Pause();
        Assert.That(uart.TakeOutput(), Is.Empty, "it still comes");
        Pause();
        Assert.That(uart.TakeOutput(), Is.EqualTo($"{Yellow}[vm1] camkes login: {Reset}\r\n"));
        Pause();
        Pause();
        Assert.That(uart.TakeOutput(), Is.Empty);
        Assert.That(harness.Deadline, Is.EqualTo(ulong.MaxValue), "nothing is left to wait for");
        outputs[1].Write("root\r\n"u8);
        Assert.That(uart.TakeOutput(), Is.EqualTo($"{Yellow}camkes login: root{Reset}\r\n"));
    }

    [Test]
    public void A_carriage_return_at_the_start_of_a_prompt_does_not_overwrite_the_mark()
    {
        outputs[1].Write("\rcamkes login: "u8);
        Pause();
        Pause();
        Assert.That(uart.TakeOutput(), Is.EqualTo($"{Yellow}[vm1] camkes login: {Reset}\r\n"));
    }

    [Test]
    public void A_line_that_was_in_front_does_not_appear_again_after_a_pause()
    {
        outputs[0].Write("login: "u8);
        Type("\u001d1");
        uart.TakeOutput();
        Pause();
        Pause();
        Assert.That(uart.TakeOutput(), Is.Empty);
    }

    [Test]
    public void While_all_get_the_input_the_slowest_holds_the_sender_up()
    {
        string text = new('x', 2_000);
        Type("\u001dm" + text);
        Assert.That(ReadAll(0), Has.Length.EqualTo(512));
        Assert.That(ReadAll(0), Is.Empty);
        string second = "";
        string first = "";
        for (int round = 0; round < 10; round++)
        {
            second += ReadAll(1);
            first += ReadAll(0);
        }

        Assert.That((first.Length, second.Length), Is.EqualTo((2_000 - 512, 2_000)));
    }

    [Test]
    public void Status_is_asked_of_the_machine_in_front()
    {
        Type("\u001d1\u001ds");
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
            uart.TypeByte(0x1D);
            uart.TypeByte((byte)'1');
            harness.Signal(harness.Component.Line);
            inputs[0].Read();
            uart.Forget();
        }),
        Is.Zero);

    // The clock of these tests stands still: a deadline that was set is due when a test says so.
    private void Pause()
    {
        if (harness.Deadline != ulong.MaxValue)
        {
            harness.Expire(harness.Component.Alarm);
        }
    }

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
