// Selects the virtual machine that receives the user's input.
namespace CamkesNet.Components;

/// <summary>
/// Input goes to the selected client, or to all. After the escape key, the next key is a command.
/// </summary>
internal sealed class InputSwitch
{
    private const int QueueSize = 512;

    // A control character is a letter's code without the bits for its column in ASCII.
    private const byte FirstPrintable = 0x20;
    private const byte ControlColumn = 0x40;

    private readonly Terminal terminal;
    private readonly byte escape;
    private readonly ByteQueue[] queues;
    private readonly int[] requests;
    private readonly bool[] hasNews;
    private readonly bool[] readsNothing;
    private bool isEscaped;
    private bool isForAll;

    public InputSwitch(Terminal terminal, int clientCount, byte escape)
    {
        this.terminal = terminal;
        this.escape = escape;
        requests = new int[clientCount];
        hasNews = new bool[clientCount];
        readsNothing = new bool[clientCount];
        queues = new ByteQueue[clientCount];
        for (int i = 0; i < clientCount; i++)
        {
            queues[i] = new ByteQueue(QueueSize);
        }
    }

    /// <summary>Whether the next key may find no room, at a client that reads: the sender must wait.</summary>
    public bool IsFull => FindFull() >= 0;

    /// <summary>Whether there is room for many keys again.</summary>
    public bool IsRoomy
    {
        get
        {
            for (int client = FirstTarget; client <= LastTarget; client++)
            {
                if (!queues[client].IsRoomy && !readsNothing[client])
                {
                    return false;
                }
            }

            return true;
        }
    }

    private int FirstTarget => isForAll ? 0 : terminal.Front;

    private int LastTarget => isForAll ? terminal.ClientCount - 1 : terminal.Front;

    /// <summary>Says with which key the console is controlled.</summary>
    public void ShowHint() => ShowCommand((byte)'?', " shows the keys of this console"u8);

    /// <summary>Returns a client's next input: see <see cref="ISerialInput.Read"/>.</summary>
    public int Read(int client)
    {
        readsNothing[client] = false;
        if (requests[client] != 0)
        {
            int request = requests[client];
            requests[client] = 0;
            return request;
        }

        return queues[client].TryTake(out byte value) ? value : SerialInput.None;
    }

    /// <summary>Whether a client has something to read that it had not when this was last asked.</summary>
    public bool TakeNews(int client)
    {
        bool news = hasNews[client];
        hasNews[client] = false;
        return news;
    }

    /// <summary>
    /// The sender has waited long enough: what has no room is lost, until the client reads. Otherwise no key could
    /// select another client.
    /// </summary>
    public void GiveUp()
    {
        for (int client = FindFull(); client >= 0; client = FindFull())
        {
            readsNothing[client] = true;
            terminal.ShowNotice(
                "[serial] "u8, client, " reads no input: what is typed for it is lost until it does."u8);
        }
    }

    /// <summary>Takes a key.</summary>
    public void Take(byte key)
    {
        if (isEscaped)
        {
            isEscaped = false;
            Command(key);
        }
        else if (key == escape)
        {
            isEscaped = true;
        }
        else
        {
            Forward(key);
        }
    }

    private int FindFull()
    {
        for (int client = FirstTarget; client <= LastTarget; client++)
        {
            if (queues[client].IsFull && !readsNothing[client])
            {
                return client;
            }
        }

        return -1;
    }

    private void Command(byte key)
    {
        bool isOfSeveral = terminal.ClientCount > 1;
        switch (key)
        {
            case >= (byte)'0' and <= (byte)'9' when isOfSeveral:
                SwitchTo(key - '0');
                break;
            case (byte)'n' when isOfSeveral:
                SwitchTo((terminal.Front + 1) % terminal.ClientCount);
                break;
            case (byte)'m' when isOfSeveral:
                isForAll = true;
                terminal.ShowNotice("[serial] Input goes to all virtual machines."u8);
                break;
            case (byte)'?':
                ShowHelp();
                break;
            case (byte)'s':
                Request(SerialInput.StatusRequest);
                break;
            case (byte)'v':
                Request(SerialInput.ScreenRequest);
                break;
            default:
                Forward(escape);
                if (key != escape)
                {
                    Forward(key);
                }

                break;
        }
    }

    private void Request(int request)
    {
        requests[terminal.Front] = request;
        hasNews[terminal.Front] = true;
    }

    private void Forward(byte key)
    {
        for (int client = FirstTarget; client <= LastTarget; client++)
        {
            queues[client].TryAdd(key);
            hasNews[client] = true;
        }
    }

    private void SwitchTo(int client)
    {
        if (client >= terminal.ClientCount)
        {
            terminal.ShowNotice("[serial] There is no "u8, client, "."u8);
            return;
        }

        isForAll = false;
        terminal.BringToFront(client);
    }

    private void ShowHelp()
    {
        int last = Math.Min(terminal.ClientCount, 10) - 1;
        terminal.EnsureLineStart();
        if (last > 0)
        {
            ShowCommand((byte)'0', " to "u8, (byte)('0' + last), ": input goes to this virtual machine"u8);
            ShowCommand((byte)'n', ": input goes to the next virtual machine"u8);
            ShowCommand((byte)'m', ": input goes to all virtual machines"u8);
        }

        ShowCommand((byte)'s', ": the virtual machine shows its status"u8);
        ShowCommand((byte)'v', ": the virtual machine shows its text screen"u8);
        ShowCommand(escape, ": the key itself, for the guest"u8);
        ShowCommand((byte)'?', ": this help"u8);
        terminal.ResumeFrontLine();
    }

    private void ShowCommand(byte key, ReadOnlySpan<byte> meaning) => ShowCommand(key, default, 0, meaning);

    private void ShowCommand(byte key, ReadOnlySpan<byte> between, byte last, ReadOnlySpan<byte> meaning)
    {
        terminal.Show("[serial] "u8);
        ShowKey(escape);
        terminal.Show(" "u8);
        ShowKey(key);
        if (!between.IsEmpty)
        {
            terminal.Show(between);
            ShowKey(last);
        }

        terminal.Show(meaning);
        terminal.EndLine();
    }

    private void ShowKey(byte key)
    {
        bool isControl = key < FirstPrintable;
        terminal.Show(isControl ? "Ctrl-"u8 : default);
        terminal.Show([isControl ? (byte)(key + ControlColumn) : key]);
    }
}
