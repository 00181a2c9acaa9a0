// Calls, events and shared memory.
namespace CamkesNet.Tests.Servers;

[Component]
public partial class CallTester : Component
{
    private const int Repetitions = 100;

    public partial Uses<IArithmetic> Arithmetic { get; }

    [Optional]
    public partial Uses<IArithmetic> Other { get; }

    public partial Emits<Question> Ask { get; }

    public partial Consumes<Answer> Answered { get; }

    public partial Dataport<Board> Blackboard { get; }

    [Attribute(Default = 3)]
    public partial int Factor { get; }

    [Attribute]
    public partial string Greeting { get; }

    protected override void Run()
    {
        TestCalls(Arithmetic.Call);
        TestFailures(Arithmetic.Call);
        TestEvents();
        Say($"is greeted {Greeting}");
        Say($"other connected: {Other.IsConnected}");
        Measure(Arithmetic.Call);
        Say("done");
    }

    private void TestCalls(IArithmetic arithmetic)
    {
        arithmetic.Sum([int.MaxValue, int.MaxValue, -1], out long total);
        Span<byte> digits = "12345"u8.ToArray();
        arithmetic.Reverse(digits);
        Say($"subtract {arithmetic.Subtract(-2, 5)}, sum {total}, spell {arithmetic.Spell(2)}");
        Say($"null {arithmetic.Repeat(null) is null}, empty {arithmetic.Repeat("")?.Length}, text {arithmetic.Repeat("x")}");
        Say($"null {arithmetic.Return(null, out string? none) is null} {none is null}, "
            + $"empty {arithmetic.Return([], out string? few)?.Length} {few}, "
            + $"numbers {arithmetic.Return([7, -8], out few)?[1]} {few}");
        Say($"reversed {System.Text.Encoding.UTF8.GetString(digits)}, client {arithmetic.WhoCalls()}");
    }

    private void TestFailures(IArithmetic arithmetic)
    {
        try
        {
            arithmetic.Refuse("not today");
        }
        catch (RemoteException exception)
        {
            Say($"refused: {exception.Message}");
        }

        try
        {
            arithmetic.Linger();
            Say("lingered");
        }
        catch (RemoteException exception)
        {
            Say($"not lingered: {exception.Message}");
        }

        try
        {
            arithmetic.Refuse(new string('x', 5000));
        }
        catch (MessageTooLongException)
        {
            Say("too long");
        }
    }

    private void TestEvents()
    {
        Blackboard.Value.Left = 14;
        Blackboard.Value.Right = Factor;
        Ask.Emit();
        Answered.Wait();
        Say($"product {Blackboard.Value.Result}, again {Answered.Poll()}");
        Say($"deadline {Answered.WaitUntil(Clock.After(1_000_000))}");
    }

    /// <summary>A time stamp is an instruction when the emulator counts instructions.</summary>
    private void Measure(IArithmetic arithmetic)
    {
        arithmetic.Nothing();
        ulong start = Clock.Timestamp;
        for (int i = 0; i < Repetitions; i++)
        {
            arithmetic.Nothing();
        }

        Say($"a call takes {(Clock.Timestamp - start) / Repetitions} ticks");
    }

    private void Say(string text) => Console.WriteLine($"{InstanceName}: {text}");
}
