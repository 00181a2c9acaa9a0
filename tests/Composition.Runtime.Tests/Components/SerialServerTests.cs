// The serial server with one virtual machine: as if it were not there.
using CamkesNet.Components;
using CamkesNet.Glue.Composition_Runtime.CamkesNet.Components;

namespace CamkesNet.Tests.Components;

[TestFixture]
internal sealed class SerialServerTests
{
    private readonly FakeUart uart = new();
    private ComponentHarness<SerialServer> harness = null!;
    private string firstLine = "";
    private ISerialOutput output = null!;
    private IMessageOutput messages = null!;
    private ISerialInput input = null!;

    [SetUp]
    public void Start()
    {
        uart.Room = -1;
        harness = new ComponentHarness<SerialServer> { Device = uart }.Start();
        firstLine = uart.TakeOutput();
        output = harness.Connect<ISerialOutput>(harness.Component.Output, new ISerialOutputProxy());
        messages = harness.Connect<IMessageOutput>(harness.Component.Messages, new IMessageOutputProxy());
        input = harness.Connect<ISerialInput>(harness.Component.Input, new ISerialInputProxy());
    }

    [TearDown]
    public void Stop() => harness.Dispose();

    [Test]
    public void The_UART_is_set_up_for_115200_baud_8n1() => Assert.That(uart.Settings, Is.EqualTo("115200 03"));

    [Test]
    public void The_first_line_names_the_key() =>
        Assert.That(firstLine, Is.EqualTo("[serial] Ctrl-] ? shows the keys of this console\r\n"));

    [Test]
    public void The_client_is_asked_for_its_screen()
    {
        Type("\u001dv");
        Assert.That(input.Read(), Is.EqualTo(SerialInput.ScreenRequest));
        Assert.That(input.Read(), Is.EqualTo(SerialInput.None));
    }

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
    public void Input_reaches_the_client_and_it_is_signalled()
    {
        Type("ls\r");
        Assert.That(harness.TakeSignals("Input[0]"), Is.EqualTo(1));
        Assert.That(ReadAll(), Is.EqualTo("ls\r"));
        Assert.That(input.Read(), Is.EqualTo(SerialInput.None));
        Assert.That(harness.Acknowledged, Is.EqualTo(1));
    }

    [Test]
    public void Every_printable_character_passes_anywhere_in_a_line()
    {
        string printable = string.Concat(Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code));
        string text = string.Join('\r', printable.Select(first => first + printable)) + "\r@s\r@0\r@?\r@@\r";
        Assert.That(Paste(text), Is.EqualTo(text));
        Assert.That(uart.TakeOutput(), Is.Empty);
    }

    [Test]
    public void The_escape_key_twice_is_one()
    {
        Type("a\u001d\u001db");
        Assert.That(ReadAll(), Is.EqualTo("a\u001db"));
    }

    [Test]
    public void The_escape_key_before_a_key_that_is_no_command_passes()
    {
        Type("\u001dx\u001d1\u001dm\u001dn");
        Assert.That(ReadAll(), Is.EqualTo("\u001dx\u001d1\u001dm\u001dn"), "there is one machine only");
    }

    [Test]
    public void The_escape_key_is_an_attribute()
    {
        using ComponentHarness<SerialServer> other = new() { Device = uart, Settings = { ["EscapeKey"] = 0x14 } };
        ISerialInput its = other.Connect<ISerialInput>(other.Start().Component.Input, new ISerialInputProxy());
        uart.Type("\u0014s\u0014?");
        other.Signal(other.Component.Line);
        Assert.That(its.Read(), Is.EqualTo(SerialInput.StatusRequest));
        Assert.That(uart.TakeOutput(), Does.Contain("[serial] Ctrl-T s: "));
    }

    [Test]
    public void Help_is_shown_and_not_given_to_the_guest()
    {
        output.Write("login: "u8);
        uart.TakeOutput();
        Type("\u001d?");
        Assert.That(ReadAll(), Is.Empty);
        Assert.That(uart.TakeOutput(), Is.EqualTo(
            "\r\n[serial] Ctrl-] s: the virtual machine shows its status\r\n"
            + "[serial] Ctrl-] v: the virtual machine shows its text screen\r\n"
            + "[serial] Ctrl-] Ctrl-]: the key itself, for the guest\r\n"
            + "[serial] Ctrl-] ?: this help\r\nlogin: "));
    }

    [Test]
    public void The_client_is_asked_for_its_status()
    {
        Type("\u001ds");
        Assert.That(harness.TakeSignals("Input[0]"), Is.EqualTo(1));
        Assert.That(input.Read(), Is.EqualTo(SerialInput.StatusRequest));
        Assert.That(input.Read(), Is.EqualTo(SerialInput.None));
    }

    [TestCase(511)]
    [TestCase(512)]
    [TestCase(513)]
    [TestCase(2_000)]
    [TestCase(20_000)]
    public void A_paste_of_any_length_arrives_whole(int length)
    {
        string text = string.Concat(Enumerable.Range(0, length).Select(place => (char)('a' + (place % 26))));
        Assert.That(Paste(text), Is.EqualTo(text));
    }

    [Test]
    public void While_a_client_has_no_room_its_sender_waits()
    {
        Type(new string('x', 5_000));
        Assert.That(uart.WantsReceiveInterrupt, Is.False);
        Assert.That(uart.IsReadyToReceive, Is.False, "RTS");
        Assert.That(uart.Waiting, Is.EqualTo(5_000 - 512));
        Assert.That(input.Read(), Is.EqualTo((int)'x'));
        Assert.That(uart.WantsReceiveInterrupt, Is.False, "not for each byte");
        Assert.That(ReadAll(), Has.Length.EqualTo(4_999));
        Assert.That(uart.WantsReceiveInterrupt, Is.True);
        Assert.That(uart.IsReadyToReceive, Is.True);
    }

    [Test]
    public void A_client_that_never_reads_does_not_lock_the_keys_up_and_the_loss_is_said()
    {
        Type(new string('x', 600) + "\u001d?");
        for (int pause = 0; pause < 4; pause++)
        {
            harness.Signal(harness.Component.Alarm);
        }

        Assert.That(uart.TakeOutput(), Is.Empty);
        harness.Signal(harness.Component.Alarm);
        Assert.That(uart.TakeOutput(), Does.StartWith(
            "[serial] vm0 reads no input: what is typed for it is lost until it does.\r\n").And.Contain("this help"));
        Assert.That(ReadAll(), Has.Length.EqualTo(512));
        Assert.That(Paste(new string('y', 600)), Has.Length.EqualTo(600), "it reads again");
    }

    [Test]
    public void A_client_with_just_as_much_as_there_is_room_for_loses_nothing()
    {
        Type(new string('x', 512));
        for (int pause = 0; pause < 10; pause++)
        {
            harness.Signal(harness.Component.Alarm);
        }

        Assert.That(uart.TakeOutput(), Is.Empty);
        Assert.That(ReadAll(), Has.Length.EqualTo(512));
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

    /// <summary>Types a text, and reads as a client does: when it is signalled, as long as there is something.</summary>
    private string Paste(string text)
    {
        Type(text);
        string read = "";
        while (harness.TakeSignals("Input[0]") > 0)
        {
            read += ReadAll();
        }

        return read;
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
