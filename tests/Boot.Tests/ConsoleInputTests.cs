// What is typed for a guest arrives: pastes of any length, and every character.
using System.Security.Cryptography;
using System.Text;
using CamkesNet.Launcher;

namespace CamkesNet.Tests;

internal sealed class ConsoleInputTests
{
    private const string EndOfFile = "\u0004";
    private const int LineLength = 64;
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(4);

    [Test]
    public void A_paste_of_any_length_arrives_in_a_guest_whole()
    {
        using RunningMachine machine = new QemuMachine(AppImage.OfSample("Cma34crMinimal")).Start();
        GuestShell shell = new(machine, patience);
        shell.LogIn();
        foreach (int length in (int[])[2_000, 3_000, 8_000, 20_000])
        {
            string text = MakeText(length);

            // While the shell starts a program its terminal has no lines, and the end of a file is a character.
            machine.Type("(sleep 2; echo rea''dy) & cat > /tmp/pasted\n");
            machine.Expect("ready", patience);
            machine.Type(text + EndOfFile);
            machine.Expect("# ", patience);
            string sum = Convert.ToHexStringLower(MD5.HashData(Encoding.ASCII.GetBytes(text)));
            Assert.That(shell.Run($"md5sum /tmp/pasted # {length}"), Does.Contain(sum), machine.Transcript);
        }
    }

    [Test]
    public void The_console_names_its_key_and_shows_what_a_guest_has_written_to_its_text_screen()
    {
        const string Escape = "\u001d";
        using RunningMachine machine = new QemuMachine(AppImage.OfSample("Cma34crMinimal")).Start();
        machine.Expect("[serial] Ctrl-] ? shows the keys of this console", patience);
        GuestShell shell = new(machine, patience);
        shell.LogIn();
        machine.Type(Escape + "v");
        machine.Expect("vm0: its text screen is blank", patience);

        // Two lines of the page at 0xB8000, as a kernel without a serial console would write them.
        shell.Run("printf 'H\\7i\\7' | dd of=/dev/mem bs=1 seek=753664");
        shell.Run("printf '$\\7' | dd of=/dev/mem bs=1 seek=753824");
        machine.Type(Escape + "v");
        machine.Expect("vm0: its text screen, the cursor at line 1, column 1", patience);
        machine.Expect("| Hi\r\n| $\r\n", patience);
    }

    // Numbered lines; each begins with the character that used to begin a command.
    private static string MakeText(int length)
    {
        StringBuilder text = new();
        while (text.Length < length)
        {
            text.Append($"@{text.Length} staticmethod".PadRight(LineLength, 'x')).Append('\n');
        }

        return text.ToString();
    }
}
