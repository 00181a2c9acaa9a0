// Selects the virtual machine that receives the user's input.
namespace CamkesNet.Components;

/// <summary>
/// Input goes to the selected client, or to all. After an <c>@</c> at the start of a line, the next key is a command.
/// </summary>
internal sealed class InputSwitch
{
    private const byte Escape = (byte)'@';
    private const int QueueSize = 512;

    private readonly Terminal terminal;
    private readonly ByteQueue[] queues;
    private readonly bool[] statusRequested;
    private readonly bool[] hasNews;
    private bool isAtLineStart = true;
    private bool isEscaped;
    private bool isForAll;

    public InputSwitch(Terminal terminal, int clientCount)
    {
        this.terminal = terminal;
        statusRequested = new bool[clientCount];
        hasNews = new bool[clientCount];
        queues = new ByteQueue[clientCount];
        for (int i = 0; i < clientCount; i++)
        {
            queues[i] = new ByteQueue(QueueSize);
        }
    }

    /// <summary>Returns a client's next input: see <see cref="ISerialInput.Read"/>.</summary>
    public int Read(int client)
    {
        if (statusRequested[client])
        {
            statusRequested[client] = false;
            return SerialInput.StatusRequest;
        }

        return queues[client].TryTake(out byte value) ? value : SerialInput.None;
    }

    /// <summary>Whether a client has something to read that it had not when this was last asked.</summary>
    public bool TakeNews(int client)
    {
        bool hasNews = this.hasNews[client];
        this.hasNews[client] = false;
        return hasNews;
    }

    /// <summary>Takes a key.</summary>
    public void Take(byte key)
    {
        if (isEscaped)
        {
            isEscaped = false;
            Command(key);
        }
        else if (isAtLineStart && key == Escape)
        {
            isEscaped = true;
        }
        else
        {
            Forward(key);
        }
    }

    private void Command(byte key)
    {
        switch (key)
        {
            case >= (byte)'0' and <= (byte)'9':
                SwitchTo(key - '0');
                break;
            case (byte)'n':
                SwitchTo((terminal.Front + 1) % terminal.ClientCount);
                break;
            case (byte)'m' when terminal.ClientCount > 1:
                isForAll = true;
                terminal.ShowNotice("[serial] Input goes to all virtual machines."u8);
                break;
            case (byte)'?':
                ShowHelp();
                break;
            case (byte)'s':
                statusRequested[terminal.Front] = true;
                hasNews[terminal.Front] = true;
                break;
            case Escape:
                Forward(Escape);
                break;
            default:
                Forward(Escape);
                Forward(key);
                break;
        }
    }

    private void Forward(byte key)
    {
        isAtLineStart = key is (byte)'\r' or (byte)'\n';
        int first = isForAll ? 0 : terminal.Front;
        int last = isForAll ? terminal.ClientCount - 1 : terminal.Front;
        for (int client = first; client <= last; client++)
        {
            queues[client].TryAdd(key); // a client that reads nothing loses what comes too late
            hasNews[client] = true;
        }
    }

    private void SwitchTo(int client)
    {
        if (client >= terminal.ClientCount)
        {
            terminal.ShowNotice("[serial] There is no virtual machine with this number: type @? for help."u8);
            return;
        }

        isForAll = false;
        ReadOnlySpan<byte> text = "[serial] Input goes to vm"u8;
        int digits = client < 10 ? 1 : client < 100 ? 2 : 3;
        Span<byte> notice = stackalloc byte[text.Length + digits + 1];
        text.CopyTo(notice);
        notice[^1] = (byte)'.';
        for (int rest = client, place = notice.Length - 2; place >= text.Length; rest /= 10, place--)
        {
            notice[place] = (byte)('0' + (rest % 10));
        }

        terminal.BringToFront(client, notice);
    }

    private void ShowHelp() => terminal.ShowNotice(
        "[serial] At the start of a line:\r\n"u8
        + "[serial]   @0 to @9  input goes to this virtual machine\r\n"u8
        + "[serial]   @n        input goes to the next virtual machine\r\n"u8
        + "[serial]   @m        input goes to all virtual machines\r\n"u8
        + "[serial]   @s        the virtual machine shows its status\r\n"u8
        + "[serial]   @@        the character @\r\n"u8
        + "[serial]   @?        this help"u8);
}
