// The assembly: every component faults except the survivor, which runs last.
namespace CamkesNet.Tests.Faults;

[Assembly]
public partial class FaultSystem : Composition
{
    private const int Misbehaving = 100;
    private const int Last = 50;

    [Instance(Priority = Misbehaving)]
    public partial NullDereference nullDereference { get; }

    [Instance(Priority = Misbehaving)]
    public partial CodeWriter codeWriter { get; }

    [Instance(Priority = Misbehaving)]
    public partial DataExecutor dataExecutor { get; }

    [Instance(Priority = Misbehaving)]
    public partial Trespasser trespasser { get; }

    [Instance(Priority = Misbehaving)]
    public partial KernelReader kernelReader { get; }

    [Instance(Priority = Misbehaving)]
    public partial EmptySlotUser emptySlotUser { get; }

    [Instance(Priority = Misbehaving)]
    public partial RightsExceeder rightsExceeder { get; }

    [Instance(Priority = Misbehaving)]
    public partial KindConfuser kindConfuser { get; }

    [Instance(Priority = Misbehaving)]
    public partial DeepRecursion deepRecursion { get; }

    [Instance(Priority = Misbehaving)]
    public partial HeapExhauster heapExhauster { get; }

    [Instance(Priority = Misbehaving)]
    public partial Thrower thrower { get; }

    [Instance(Priority = Misbehaving)]
    public partial OwnThrower ownThrower { get; }

    [Instance(Priority = Misbehaving)]
    public partial DivisionByZero divisionByZero { get; }

    [Instance(Priority = Misbehaving)]
    public partial DyingServer dyingServer { get; }

    [Instance(Priority = Misbehaving)]
    public partial WidowedClient widowedClient { get; }

    [Instance(Priority = Last)]
    public partial Survivor survivor { get; }

    [Connection]
    public RpcCall<IMortal> question => new(from: widowedClient.Server, to: dyingServer.Service);
}
