// The serial server with one virtual machine: as if it were not there.
using CamkesNet.Components;
using CamkesNet.Glue.Composition_Runtime.CamkesNet.Components;

namespace CamkesNet.Tests.Components;

[TestFixture]
internal sealed class SerialServerTests
{
    private readonly FakeUart _uart = new();
    private ComponentHarness<SerialServer> _harness = null!;
    private ISerialOutput _output = null!;
    private IMessageOutput _messages = null!;
    private ISerialInput _input = null!;

    [SetUp]
    public void Start()
    {
        _uart.Room = -1;
        _uart.TakeOutput();
        _harness = new ComponentHarness<SerialServer> { Device = _uart }.Start();
        _output = _harness.Connect<ISerialOutput>(_harness.Component.Output, new SerialOutputProxy());
        _messages = _harness.Connect<IMessageOutput>(_harness.Component.Messages, new MessageOutputProxy());
        _input = _harness.Connect<ISerialInput>(_harness.Component.Input, new SerialInputProxy());
    }

    [TearDown]
    public void Stop() => _harness.Dispose();

    [Test]
    public void The_UART_is_set_up_for_115200_baud_8n1() => Assert.That(_uart.Settings, Is.EqualTo("115200 03"));

    [Test]
    public void Output_passes_unchanged_and_at_once()
    {
        _output.Write("Welcome to CamkesNet\r\ncamkes login: "u8);
        Assert.That(_uart.TakeOutput(), Is.EqualTo("Welcome to CamkesNet\r\ncamkes login: "));
    }

    [Test]
    public void Lines_of_any_length_pass_unchanged()
    {
        byte[] line = [.. Enumerable.Range(0, 5_000).Select(i => (byte)('a' + i % 26))];
        _output.Write(line);
        Assert.That(_uart.TakeOutput(), Is.EqualTo(System.Text.Encoding.ASCII.GetString(line)));
    }

    [TestCase(-1)]
    [TestCase(int.MinValue)]
    [TestCase(0)]
    public void A_count_below_one_writes_nothing(int count)
    {
        _output.Write(count, ulong.MaxValue, 0, 0);
        Assert.That(_uart.TakeOutput(), Is.Empty);
    }

    [Test]
    public void A_count_that_is_too_large_writes_what_there_is([Values(25, int.MaxValue)] int count)
    {
        const ulong EightTimesA = 0x4141_4141_4141_4141;
        _output.Write(count, EightTimesA, EightTimesA, EightTimesA);
        Assert.That(_uart.TakeOutput(), Is.EqualTo(new string('A', 24)));
    }

    [Test]
    public void A_message_appears_on_a_line_of_its_own_and_the_guest_s_line_goes_on_after_it()
    {
        _output.Write("camkes login: "u8);
        _messages.Write("[camkes] vm0: a mess"u8);
        Assert.That(_uart.TakeOutput(), Is.EqualTo("camkes login: "));
        _messages.Write("age\n"u8);
        Assert.That(_uart.TakeOutput(), Is.EqualTo("\r\n[camkes] vm0: a message\r\ncamkes login: "));
    }

    [Test]
    public void Input_reaches_the_client_and_it_is_told()
    {
        Type("ls\r");
        Assert.That(_harness.TakeSignals("Input[0]"), Is.EqualTo(3));
        Assert.That(ReadAll(), Is.EqualTo("ls\r"));
        Assert.That(_input.Read(), Is.EqualTo(SerialInput.None));
        Assert.That(_harness.Acknowledged, Is.EqualTo(1));
    }

    [Test]
    public void An_at_sign_within_a_line_is_a_character()
    {
        Type("root@host @s\r");
        Assert.That(ReadAll(), Is.EqualTo("root@host @s\r"));
    }

    [Test]
    public void Two_at_signs_at_the_start_of_a_line_are_one()
    {
        Type("@@?");
        Assert.That(ReadAll(), Is.EqualTo("@?"));
        Assert.That(_uart.TakeOutput(), Is.Empty);
    }

    [Test]
    public void An_at_sign_before_another_key_is_a_character()
    {
        Type("@root\r@mail\r");
        Assert.That(ReadAll(), Is.EqualTo("@root\r@mail\r"));
    }

    [Test]
    public void Help_is_shown_and_not_given_to_the_guest()
    {
        _output.Write("login: "u8);
        _uart.TakeOutput();
        Type("\r@?");
        Assert.That(ReadAll(), Is.EqualTo("\r"));
        Assert.That(_uart.TakeOutput(), Does.StartWith("\r\n[serial] At the start of a line:\r\n[serial]")
            .And.Contain("@s").And.Contain("@@").And.EndsWith("this help\r\nlogin: "));
    }

    [Test]
    public void The_client_is_asked_for_its_status()
    {
        Type("@s");
        Assert.That(_harness.TakeSignals("Input[0]"), Is.EqualTo(1));
        Assert.That(_input.Read(), Is.EqualTo(SerialInput.StatusRequest));
        Assert.That(_input.Read(), Is.EqualTo(SerialInput.None));
    }

    [Test]
    public void Input_that_nobody_reads_is_dropped_without_harm()
    {
        Type(new string('x', 5_000));
        Assert.That(ReadAll(), Is.EqualTo(new string('x', 512)));
    }

    [Test]
    public void What_the_UART_does_not_take_at_once_follows_when_it_interrupts()
    {
        _uart.Room = 16;
        _output.Write("0123456789abcdefghij"u8);
        Assert.That(_uart.TakeOutput(), Is.EqualTo("0123456789abcdef"));
        Assert.That(_uart.WantsTransmitInterrupt, Is.True);
        _uart.Room = 16;
        _harness.Signal(_harness.Component.Line);
        Assert.That(_uart.TakeOutput(), Is.EqualTo("ghij"));
        Assert.That(_uart.WantsTransmitInterrupt, Is.False);
    }

    [Test]
    public void A_UART_that_takes_nothing_does_not_hang_the_server()
    {
        _uart.Room = 0;
        var big = new byte[10_000];
        _output.Write(big.AsSpan());
        _uart.Room = -1;
        _harness.Signal(_harness.Component.Line);
        Assert.That(_uart.TakeOutput(), Has.Length.EqualTo(8192));
    }

    [Test]
    public void Without_a_UART_output_is_dropped()
    {
        using var harness = new ComponentHarness<SerialServer> { Device = new FakeUart { IsAbsent = true } };
        ISerialOutput output = harness.Connect<ISerialOutput>(harness.Start().Component.Output, new SerialOutputProxy());
        Assert.That(() => output.Write("text"u8), Throws.Nothing);
        harness.Signal(harness.Component.Line);
        Assert.That(harness.Acknowledged, Is.EqualTo(1));
    }

    [Test]
    public void Serving_allocates_nothing() => Assert.That(
        Allocation.Measure(() =>
        {
            _output.Write("a line of some length\r\nand a prompt: "u8);
            _messages.Write("message\n"u8);
        }),
        Is.Zero);

    private void Type(string text)
    {
        _uart.Type(text);
        _harness.Signal(_harness.Component.Line);
    }

    private string ReadAll()
    {
        var text = new System.Text.StringBuilder();
        for (int value = _input.Read(); value >= 0; value = _input.Read())
        {
            text.Append((char)value);
        }

        return text.ToString();
    }
}
