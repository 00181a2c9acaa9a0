// A contract with every shape of parameter.
namespace CamkesNet.Tests.Compositions;

/// <summary>A contract.</summary>
public interface IEcho
{
    void Ping();

    int Add(int left, int right);

    string Greet(string name);

    void Sum(ReadOnlySpan<int> values, out long total);

    void Reverse(Span<byte> values);

    bool TryMirror(in Point point, ref Point mirrored, Axis axis);

    int[] Repeat(int value, int count);

    void Throw(string message);

    int WhoCalls();
}
