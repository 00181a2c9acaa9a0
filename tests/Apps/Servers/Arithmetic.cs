// A server whose answers are known beforehand.
namespace CamkesNet.Tests.Servers;

[Component]
public partial class Arithmetic : Component, IArithmetic
{
    public partial Provides<IArithmetic> Service { get; }

    public partial Consumes<Question> Asked { get; }

    public partial Emits<Answer> Answered { get; }

    public partial Dataport<Board> Blackboard { get; }

    public partial KernelTimer Pause { get; }

    void IArithmetic.Linger() => WaitForPause();

    void IArithmetic.Nothing()
    {
    }

    int IArithmetic.Subtract(int left, int right) => left - right;

    void IArithmetic.Sum(ReadOnlySpan<int> values, out long total)
    {
        total = 0;
        foreach (int value in values)
        {
            total += value;
        }
    }

    void IArithmetic.Reverse(Span<byte> values) => values.Reverse();

    string IArithmetic.Spell(int number) => number == 2 ? "zwei – δύο – 二" : "?";

    string? IArithmetic.Repeat(string? text) => text;

    int[]? IArithmetic.Return(int[]? numbers, out string? text)
    {
        text = numbers is null ? null : $"{numbers.Length}";
        return numbers;
    }

    void IArithmetic.Refuse(string reason) => throw new InvalidOperationException(reason);

    int IArithmetic.WhoCalls() => Caller;

    // No rule finds the wait here: CN1045 looks at the contract's own methods.
    private void WaitForPause() => Pause.WaitUntil(Clock.After(1));

    [Handles(nameof(Asked))]
    private void OnAsked()
    {
        Blackboard.Value.Result = Blackboard.Value.Left * Blackboard.Value.Right;
        Answered.Emit();
    }
}
