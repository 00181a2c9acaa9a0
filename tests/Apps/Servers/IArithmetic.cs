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

    string? Repeat(string? text);

    int WhoCalls();
}
