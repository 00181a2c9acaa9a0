// Combines the output of several virtual machines on one terminal.
namespace CamkesNet.Components;

/// <summary>
/// The characters of the front client appear at once. Lines of the others, and messages, appear when they are complete,
/// and never within another line: if the front client's line is incomplete, it is repeated after them. With several
/// clients, each line has its client's colour.
/// </summary>
internal sealed class Terminal
{
    private const byte LineFeed = (byte)'\n';

    private readonly Uart16550 uart;
    private readonly LineBuffer[] output;
    private readonly LineBuffer[] messages;
    private bool isAtLineStart = true;

    public Terminal(Uart16550 uart, int clientCount)
    {
        this.uart = uart;
        output = new LineBuffer[clientCount];
        messages = new LineBuffer[clientCount];
        for (int i = 0; i < clientCount; i++)
        {
            output[i] = new LineBuffer();
            messages[i] = new LineBuffer();
        }
    }

    public int ClientCount => output.Length;

    /// <summary>The client whose characters appear at once.</summary>
    public int Front { get; private set; }

    private bool HasColours => ClientCount > 1;

    private static ReadOnlySpan<byte> NewLine => "\r\n"u8;

    private static ReadOnlySpan<byte> ColourReset => "\e[0m"u8;

    /// <summary>Processes characters of a client's guest.</summary>
    public void Write(int client, ReadOnlySpan<byte> bytes)
    {
        LineBuffer line = output[client];
        foreach (byte value in bytes)
        {
            if (client == Front)
            {
                ShowNow(client, value);
            }

            bool isFull = !line.TryAdd(value);
            if (value == LineFeed || isFull)
            {
                if (client != Front)
                {
                    ShowBetween(client, line);
                }

                line.Clear();
                if (isFull)
                {
                    line.TryAdd(value);
                }
            }
        }
    }

    /// <summary>Processes characters of a client's message, which appears when its line feed has arrived.</summary>
    public void WriteMessage(int client, ReadOnlySpan<byte> bytes)
    {
        LineBuffer line = messages[client];
        foreach (byte value in bytes)
        {
            bool isFull = !line.TryAdd(value);
            if (value == LineFeed || isFull)
            {
                ShowBetween(client, line);
                line.Clear();
                if (isFull)
                {
                    line.TryAdd(value);
                }
            }
        }
    }

    /// <summary>Shows the server's own text: one line, or several separated by line ends.</summary>
    public void ShowNotice(ReadOnlySpan<byte> text)
    {
        EnsureLineStart();
        uart.Send(text);
        uart.Send(NewLine);
        ResumeFrontLine();
    }

    /// <summary>Selects another front client and shows its incomplete line, such as a prompt.</summary>
    public void BringToFront(int client, ReadOnlySpan<byte> notice)
    {
        Front = client;
        ShowNotice(notice);
    }

    /// <summary>Shows a character of the front client.</summary>
    private void ShowNow(int client, byte value)
    {
        if (isAtLineStart && HasColours)
        {
            SendColour(client);
        }

        uart.Send([value]);
        isAtLineStart = value == LineFeed;
    }

    /// <summary>Shows a line of another client, or a message.</summary>
    private void ShowBetween(int client, LineBuffer line)
    {
        EnsureLineStart();
        if (HasColours)
        {
            SendColour(client);
        }

        uart.Send(line.WithoutEnd);
        if (HasColours)
        {
            uart.Send(ColourReset);
        }

        uart.Send(NewLine);
        ResumeFrontLine();
    }

    private void EnsureLineStart()
    {
        if (!isAtLineStart)
        {
            uart.Send(HasColours ? ColourReset : default);
            uart.Send(NewLine);
            isAtLineStart = true;
        }
    }

    private void ResumeFrontLine()
    {
        LineBuffer line = output[Front];
        if (!line.IsEmpty)
        {
            if (HasColours)
            {
                SendColour(Front);
            }

            uart.Send(line.Contents);
            isAtLineStart = false;
        }
    }

    private void SendColour(int client)
    {
        // ECMA-48, SGR: 32 green, 33 yellow, 36 cyan, 35 magenta, 34 blue, 31 red, 37 white, 92 bright green.
        uart.Send(client switch
        {
            0 => "\e[32m"u8,
            1 => "\e[33m"u8,
            2 => "\e[36m"u8,
            3 => "\e[35m"u8,
            4 => "\e[34m"u8,
            5 => "\e[31m"u8,
            6 => "\e[37m"u8,
            _ => "\e[92m"u8,
        });
    }
}
