// Selects the virtual machine that receives the user's input.
namespace CamkesNet.Components;

/// <summary>
/// Input goes to the selected client, or to all. After an <c>@</c> at the start of a line, the next key is a command.
/// </summary>
internal sealed class InputSwitch
{
    private const byte Escape = (byte)'@';
    private const int QueueSize = 512;

    private readonly Terminal _terminal;
    private readonly ByteQueue[] _queues;
    private readonly bool[] _statusRequested;
    private readonly bool[] _hasNews;
    private bool _isAtLineStart = true;
    private bool _isEscaped;
    private bool _isForAll;

    public InputSwitch(Terminal terminal, int clientCount)
    {
        _terminal = terminal;
        _statusRequested = new bool[clientCount];
        _hasNews = new bool[clientCount];
        _queues = new ByteQueue[clientCount];
        for (int i = 0; i < clientCount; i++)
        {
            _queues[i] = new ByteQueue(QueueSize);
        }
    }

    /// <summary>Returns a client's next input: see <see cref="ISerialInput.Read"/>.</summary>
    public int Read(int client)
    {
        if (_statusRequested[client])
        {
            _statusRequested[client] = false;
            return SerialInput.StatusRequest;
        }

        return _queues[client].TryTake(out byte value) ? value : SerialInput.None;
    }

    /// <summary>Whether a client has something to read that it had not when this was last asked.</summary>
    public bool TakeNews(int client)
    {
        bool hasNews = _hasNews[client];
        _hasNews[client] = false;
        return hasNews;
    }

    /// <summary>Takes a key.</summary>
    public void Take(byte key)
    {
        if (_isEscaped)
        {
            _isEscaped = false;
            Command(key);
        }
        else if (_isAtLineStart && key == Escape)
        {
            _isEscaped = true;
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
            case (byte)'m' when _terminal.ClientCount > 1:
                _isForAll = true;
                _terminal.ShowNotice("[serial] Input goes to all virtual machines."u8);
                break;
            case (byte)'?':
                ShowHelp();
                break;
            case (byte)'s':
                _statusRequested[_terminal.Front] = true;
                _hasNews[_terminal.Front] = true;
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
        _isAtLineStart = key is (byte)'\r' or (byte)'\n';
        int first = _isForAll ? 0 : _terminal.Front;
        int last = _isForAll ? _terminal.ClientCount - 1 : _terminal.Front;
        for (int client = first; client <= last; client++)
        {
            _queues[client].TryAdd(key); // a client that reads nothing loses what comes too late
            _hasNews[client] = true;
        }
    }

    private void SwitchTo(int client)
    {
        if (client >= _terminal.ClientCount)
        {
            _terminal.ShowNotice("[serial] There is no virtual machine with this number: type @? for help."u8);
            return;
        }

        ReadOnlySpan<byte> text = "[serial] Input goes to vm0."u8;
        _isForAll = false;
        Span<byte> notice = stackalloc byte[text.Length];
        text.CopyTo(notice);
        notice[notice.IndexOf((byte)'0')] += (byte)client;
        _terminal.BringToFront(client, notice);
    }

    private void ShowHelp() => _terminal.ShowNotice(
        "[serial] At the start of a line:\r\n"u8
        + "[serial]   @0 to @9  input goes to this virtual machine\r\n"u8
        + "[serial]   @m        input goes to all virtual machines\r\n"u8
        + "[serial]   @s        the virtual machine shows its status\r\n"u8
        + "[serial]   @@        the character @\r\n"u8
        + "[serial]   @?        this help"u8);
}
