// A contract with calls of each form.
namespace CamkesNet.Tests.Servers;

public interface IArithmetic
{
    void Nothing();

    int Subtract(int left, int right);

    void Sum(ReadOnlySpan<int> values, out long total);

    void Reverse(Span<byte> values);

    string Spell(int number);

    void Refuse(string reason);

    /// <summary>Waits for a port of the control thread, which another thread must not do.</summary>
    void Linger();

    string? Repeat(string? text);

    int[]? Return(int[]? numbers, out string? text);

    int WhoCalls();
}
