// The serial server with one virtual machine: as if it were not there.
using CamkesNet.Components;
using CamkesNet.Glue.Composition_Runtime.CamkesNet.Components;

namespace CamkesNet.Tests.Components;

[TestFixture]
internal sealed class SerialServerTests
{
    private readonly FakeUart uart = new();
    private ComponentHarness<SerialServer> harness = null!;
    private ISerialOutput output = null!;
    private IMessageOutput messages = null!;
    private ISerialInput input = null!;

    [SetUp]
    public void Start()
    {
        uart.Room = -1;
        uart.TakeOutput();
        harness = new ComponentHarness<SerialServer> { Device = uart }.Start();
        output = harness.Connect<ISerialOutput>(harness.Component.Output, new ISerialOutputProxy());
        messages = harness.Connect<IMessageOutput>(harness.Component.Messages, new IMessageOutputProxy());
        input = harness.Connect<ISerialInput>(harness.Component.Input, new ISerialInputProxy());
    }

    [TearDown]
    public void Stop() => harness.Dispose();

    [Test]
    public void The_UART_is_set_up_for_115200_baud_8n1() => Assert.That(uart.Settings, Is.EqualTo("115200 03"));

    [Test]
    public void Output_passes_unchanged_and_at_once()
    {
        output.Write("Welcome to CamkesNet\r\ncamkes login: "u8);
        Assert.That(uart.TakeOutput(), Is.EqualTo("Welcome to CamkesNet\r\ncamkes login: "));
    }

    [Test]
    public void Lines_of_any_length_pass_unchanged()
    {
        byte[] line = [.. Enumerable.Range(0, 5_000).Select(i => (byte)('a' + i % 26))];
        output.Write(line);
        Assert.That(uart.TakeOutput(), Is.EqualTo(System.Text.Encoding.ASCII.GetString(line)));
    }

    [TestCase(-1)]
    [TestCase(int.MinValue)]
    [TestCase(0)]
    public void A_count_below_one_writes_nothing(int count)
    {
        output.Write(count, ulong.MaxValue, 0, 0);
        Assert.That(uart.TakeOutput(), Is.Empty);
    }

    [Test]
    public void A_count_that_is_too_large_writes_what_there_is([Values(25, int.MaxValue)] int count)
    {
        const ulong EightTimesA = 0x4141_4141_4141_4141;
        output.Write(count, EightTimesA, EightTimesA, EightTimesA);
        Assert.That(uart.TakeOutput(), Is.EqualTo(new string('A', 24)));
    }

    [Test]
    public void A_message_appears_on_a_line_of_its_own_and_the_guest_s_line_goes_on_after_it()
    {
        output.Write("camkes login: "u8);
        messages.Write("[camkes] vm0: a mess"u8);
        Assert.That(uart.TakeOutput(), Is.EqualTo("camkes login: "));
        messages.Write("age\n"u8);
        Assert.That(uart.TakeOutput(), Is.EqualTo("\r\n[camkes] vm0: a message\r\ncamkes login: "));
    }

    [Test]
    public void Input_reaches_the_client_and_it_is_told()
    {
        Type("ls\r");
        Assert.That(harness.TakeSignals("Input[0]"), Is.EqualTo(3));
        Assert.That(ReadAll(), Is.EqualTo("ls\r"));
        Assert.That(input.Read(), Is.EqualTo(SerialInput.None));
        Assert.That(harness.Acknowledged, Is.EqualTo(1));
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
        Assert.That(uart.TakeOutput(), Is.Empty);
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
        output.Write("login: "u8);
        uart.TakeOutput();
        Type("\r@?");
        Assert.That(ReadAll(), Is.EqualTo("\r"));
        Assert.That(uart.TakeOutput(), Does.StartWith("\r\n[serial] At the start of a line:\r\n[serial]")
            .And.Contain("@s").And.Contain("@@").And.EndsWith("this help\r\nlogin: "));
    }

    [Test]
    public void The_client_is_asked_for_its_status()
    {
        Type("@s");
        Assert.That(harness.TakeSignals("Input[0]"), Is.EqualTo(1));
        Assert.That(input.Read(), Is.EqualTo(SerialInput.StatusRequest));
        Assert.That(input.Read(), Is.EqualTo(SerialInput.None));
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
        uart.Room = 16;
        output.Write("0123456789abcdefghij"u8);
        Assert.That(uart.TakeOutput(), Is.EqualTo("0123456789abcdef"));
        Assert.That(uart.WantsTransmitInterrupt, Is.True);
        uart.Room = 16;
        harness.Signal(harness.Component.Line);
        Assert.That(uart.TakeOutput(), Is.EqualTo("ghij"));
        Assert.That(uart.WantsTransmitInterrupt, Is.False);
    }

    [Test]
    public void A_UART_that_takes_nothing_does_not_hang_the_server()
    {
        uart.Room = 0;
        byte[] big = new byte[10_000];
        output.Write(big.AsSpan());
        uart.Room = -1;
        harness.Signal(harness.Component.Line);
        Assert.That(uart.TakeOutput(), Has.Length.EqualTo(8192));
    }

    [Test]
    public void Without_a_UART_output_is_dropped()
    {
        using var harness = new ComponentHarness<SerialServer> { Device = new FakeUart { IsAbsent = true } };
        ISerialOutput output = harness.Connect<ISerialOutput>(
            harness.Start().Component.Output, new ISerialOutputProxy());
        Assert.That(() => output.Write("text"u8), Throws.Nothing);
        harness.Signal(harness.Component.Line);
        Assert.That(harness.Acknowledged, Is.EqualTo(1));
    }

    [Test]
    public void Serving_allocates_nothing() => Assert.That(
        Allocation.Measure(() =>
        {
            output.Write("a line of some length\r\nand a prompt: "u8);
            messages.Write("message\n"u8);
        }),
        Is.Zero);

    private void Type(string text)
    {
        uart.Type(text);
        harness.Signal(harness.Component.Line);
    }

    private string ReadAll()
    {
        var text = new System.Text.StringBuilder();
        for (int value = input.Read(); value >= 0; value = input.Read())
        {
            text.Append((char)value);
        }

        return text.ToString();
    }
}
