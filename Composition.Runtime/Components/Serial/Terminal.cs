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

    private static ReadOnlySpan<byte> ColourReset => "\e[0m"u8;

    /// <summary>
    /// Whether the line of a client in the background waits for its end: <see cref="ShowPaused"/> shows it if that does
    /// not come.
    /// </summary>
    public bool HasWaitingLine { get; private set; }

    /// <summary>Processes characters of a client's guest.</summary>
    public void Write(int client, ReadOnlySpan<byte> bytes)
    {
        LineBuffer line = output[client];
        while (!bytes.IsEmpty)
        {
            ReadOnlySpan<byte> piece = TakeLine(ref bytes);
            if (client == Front)
            {
                ShowNow(client, piece);
            }

            Add(client, line, piece, isShown: client == Front);
        }

        HasWaitingLine |= client != Front && !line.IsEmpty && !line.WasShown;
    }

    /// <summary>Processes characters of a client's message, which appears when its line feed has arrived.</summary>
    public void WriteMessage(int client, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            Add(client, messages[client], TakeLine(ref bytes), isShown: false);
        }
    }

    /// <summary>
    /// Shows the incomplete lines of clients in the background, such as prompts, to which nothing was added since the
    /// last call: each once, marked with its client. When they are complete, they appear as a whole.
    /// </summary>
    public void ShowPaused()
    {
        HasWaitingLine = false;
        for (int client = 0; client < ClientCount; client++)
        {
            LineBuffer line = output[client];
            if (client == Front || line.IsEmpty || line.WasShown)
            {
                continue;
            }

            if (line.HasChanged)
            {
                line.HasChanged = false;
                HasWaitingLine = true;
            }
            else
            {
                line.WasShown = true;
                ShowBetween(client, line, isMarked: true);
            }
        }
    }

    /// <summary>Shows a line of the server's own.</summary>
    public void ShowNotice(ReadOnlySpan<byte> text)
    {
        EnsureLineStart();
        Show(text);
        EndLine();
        ResumeFrontLine();
    }

    /// <summary>Shows a line of the server's own that contains a client's name.</summary>
    public void ShowNotice(ReadOnlySpan<byte> before, int client, ReadOnlySpan<byte> after)
    {
        EnsureLineStart();
        Show(before);
        ShowName(client);
        Show(after);
        EndLine();
        ResumeFrontLine();
    }

    /// <summary>Selects another front client and shows its incomplete line, such as a prompt.</summary>
    public void BringToFront(int client)
    {
        output[Front].WasShown = true;
        Front = client;
        ShowNotice("[serial] Input goes to "u8, client, "."u8);
    }

    /// <summary>Ends the front client's line if it is incomplete.</summary>
    public void EnsureLineStart()
    {
        if (!isAtLineStart)
        {
            Show(HasColours ? ColourReset : default);
            EndLine();
            isAtLineStart = true;
        }
    }

    /// <summary>Shows text where the cursor is.</summary>
    public void Show(ReadOnlySpan<byte> text) => uart.Send(text);

    /// <summary>Ends a line.</summary>
    public void EndLine() => uart.Send("\r\n"u8);

    /// <summary>Repeats the front client's incomplete line.</summary>
    public void ResumeFrontLine()
    {
        LineBuffer line = output[Front];
        if (!line.IsEmpty)
        {
            if (HasColours)
            {
                SendColour(Front);
            }

            Show(line.Contents);
            isAtLineStart = false;
        }
    }

    // Takes the bytes up to the end of a line, or all.
    private static ReadOnlySpan<byte> TakeLine(ref ReadOnlySpan<byte> bytes)
    {
        int end = bytes.IndexOf(LineFeed);
        ReadOnlySpan<byte> line = end < 0 ? bytes : bytes.Slice(0, end + 1);
        bytes = bytes.Slice(line.Length);
        return line;
    }

    private void Add(int client, LineBuffer line, ReadOnlySpan<byte> piece, bool isShown)
    {
        while (!piece.IsEmpty)
        {
            piece = piece.Slice(line.Add(piece));
            if (line.IsComplete || !piece.IsEmpty)
            {
                if (!isShown)
                {
                    ShowBetween(client, line, isMarked: false);
                }

                line.Clear();
            }
        }
    }

    /// <summary>Shows characters of the front client, of one line.</summary>
    private void ShowNow(int client, ReadOnlySpan<byte> piece)
    {
        if (isAtLineStart && HasColours)
        {
            SendColour(client);
        }

        Show(piece);
        isAtLineStart = piece[^1] == LineFeed;
    }

    /// <summary>Shows a line of another client, or a message.</summary>
    private void ShowBetween(int client, LineBuffer line, bool isMarked)
    {
        EnsureLineStart();
        if (HasColours)
        {
            SendColour(client);
        }

        if (isMarked)
        {
            Show("["u8);
            ShowName(client);
            Show("] "u8);
        }

        Show(line.Text);
        if (HasColours)
        {
            Show(ColourReset);
        }

        EndLine();
        ResumeFrontLine();
    }

    private void ShowName(int client)
    {
        const int MostDigits = 10;
        Span<byte> digits = stackalloc byte[MostDigits];
        int first = MostDigits;
        do
        {
            digits[--first] = (byte)('0' + (client % 10));
            client /= 10;
        }
        while (client != 0);
        Show("vm"u8);
        Show(digits.Slice(first));
    }

    private void SendColour(int client)
    {
        // ECMA-48, SGR: 32 green, 33 yellow, 36 cyan, 35 magenta, 34 blue, 31 red, 37 white, 92 bright green.
        Show(client switch
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
