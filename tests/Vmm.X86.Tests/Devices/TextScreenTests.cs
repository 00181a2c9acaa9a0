// What a guest without a driver for a display writes to the text page, and where the cursor is.
using System.Text;
using CamkesNet.Vmm.Devices.Display;

namespace CamkesNet.Tests.Devices;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TextScreenTests
{
    private readonly ArrayGuestMemory memory = new(0x10_0000);
    private readonly CrtController controller = new();
    private readonly TextScreen screen;

    public TextScreenTests() => screen = new TextScreen(memory, controller);

    [Test]
    public void Lines_are_read_without_attributes_and_the_blanks_at_their_end()
    {
        Put(0, "cpu0: starting 0");
        Put(80, "  $ ls   ");
        Put(240, "\u0001\u00e9~");
        Assert.That(Lines().Take(4), Is.EqualTo(new[] { "cpu0: starting 0", "  $ ls", "", "..~" }));
        Assert.That(Lines().Skip(4), Is.All.Empty);
    }

    [Test]
    public void Registers_keep_what_is_written_and_say_where_the_cursor_is()
    {
        SetRegister(0x0E, 1);
        SetRegister(0x0F, 0x43);
        Assert.That((screen.CursorLine, screen.CursorColumn), Is.EqualTo((4, 3)));
        controller.Write(CrtController.FirstPort, 1, 0x0F);
        Assert.That(controller.Read(CrtController.FirstPort + 1, 1), Is.EqualTo(0x43));
        Assert.That(controller.Read(CrtController.FirstPort, 1), Is.EqualTo(0x0F));
    }

    [Test]
    public void A_word_sets_index_and_data()
    {
        controller.Write(CrtController.FirstPort, 2, 0x420F);
        Assert.That(controller.Cursor, Is.EqualTo(0x42));
        Assert.That(controller.Read(CrtController.FirstPort, 2), Is.EqualTo(0x420F));
    }

    [Test]
    public void A_register_that_does_not_exist_keeps_nothing()
    {
        for (int index = 0; index <= byte.MaxValue; index++)
        {
            SetRegister((byte)index, 0xFF);
            Assert.That(controller.Read(CrtController.FirstPort + 1, 1), Is.EqualTo(index < 0x19 ? 0xFF : 0));
        }

        Assert.That(Lines(), Is.All.Empty, "a start behind the page");
    }

    [Test]
    public void What_is_shown_begins_at_the_start_address()
    {
        Put(80, "second");
        SetRegister(0x0D, 80);
        Assert.That(Lines()[0], Is.EqualTo("second"));
    }

    private void Put(int cell, string text)
    {
        foreach (char character in text)
        {
            memory.TryWrite(TextScreen.Address + (ulong)(2 * cell++), [(byte)character, 0x07]);
        }
    }

    private void SetRegister(byte index, byte value)
    {
        controller.Write(CrtController.FirstPort, 1, index);
        controller.Write(CrtController.FirstPort + 1, 1, value);
    }

    private string[] Lines() =>
        [.. Enumerable.Range(0, TextScreen.LineCount).Select(i => Encoding.Latin1.GetString(screen.Line(i)))];
}
