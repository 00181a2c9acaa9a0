// A fake of the echo server.
namespace CamkesNet.Tests.Compositions;

internal sealed class RudeEcho : IEcho
{
    public void Ping()
    {
    }

    public int Add(int left, int right) => 0;

    public string Greet(string name) => $"Go away, {name}.";

    public void Sum(ReadOnlySpan<int> values, out long total) => total = 0;

    public void Reverse(Span<byte> values)
    {
    }

    public bool TryMirror(in Point point, ref Point mirrored, Axis axis) => false;

    public int[] Repeat(int value, int count) => [];

    public void Throw(string message)
    {
    }

    public int WhoCalls() => 0;
}
