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
