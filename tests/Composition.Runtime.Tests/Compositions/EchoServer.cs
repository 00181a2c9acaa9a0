// A server as a user writes it.
namespace CamkesNet.Tests.Compositions;

[Component]
public partial class EchoServer : Component, IEcho
{
    public partial Provides<IEcho> Echo { get; }

    public partial Consumes<Tick> Ticked { get; }

    public partial Emits<Tock> Tocked { get; }

    public partial Dataport<SharedBytes> Shared { get; }

    public int Ticks { get; private set; }

    public int LargestNesting { get; private set; }

    public bool FailAtNextTick { get; set; }

    private int nesting;

    void IEcho.Ping()
    {
        LargestNesting = Math.Max(LargestNesting, ++nesting);
        Thread.Yield();
        nesting--;
    }

    int IEcho.Add(int left, int right) => left + right;

    string IEcho.Greet(string name) => $"Hello, {name}!";

    void IEcho.Sum(ReadOnlySpan<int> values, out long total)
    {
        total = 0;
        foreach (int value in values)
        {
            total += value;
        }
    }

    void IEcho.Reverse(Span<byte> values) => values.Reverse();

    bool IEcho.TryMirror(in Point point, ref Point mirrored, Axis axis)
    {
        mirrored = axis == Axis.X
            ? new Point(point.X, -point.Y, mirrored.Colour)
            : new Point(-point.X, point.Y, mirrored.Colour);
        return axis is Axis.X or Axis.Y;
    }

    int[] IEcho.Repeat(int value, int count)
    {
        int[] values = new int[count];
        Array.Fill(values, value);
        return values;
    }

    void IEcho.Throw(string message) => throw new InvalidOperationException(message);

    int IEcho.WhoCalls() => Caller;

    [Handles(nameof(Ticked))]
    private void OnTicked()
    {
        Ticks++;
        if (FailAtNextTick)
        {
            throw new InvalidOperationException("The test asked for it.");
        }

        if (Shared.IsConnected)
        {
            Shared.Bytes[1] = (byte)(Shared.Bytes[0] + 1);
        }

        Tocked.Emit();
    }
}
