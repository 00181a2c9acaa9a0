using CamkesNet;

namespace CamkesTests;

public interface IAdder
{
    int Add(int left, int right);
}

// The component under test.
[Component]
public partial class Adder : Component, IAdder
{
    public partial Provides<IAdder> Sums { get; }

    int IAdder.Add(int left, int right) => left + right;
}

// A client, so that the test's calls use the same messages as on the image.
[Component]
public partial class Caller : Component
{
    public partial Uses<IAdder> Adder { get; }

    public int Result { get; private set; }

    protected override void Run() => Result = Adder.Call.Add(40, 2);
}

[Assembly]
public partial class AdderSystem : Composition
{
    [Instance]
    public partial Caller caller { get; }

    [Instance]
    public partial Adder adder { get; }

    [Connection]
    public RpcCall<IAdder> sum => new(from: caller.Adder, to: adder.Sums);
}
