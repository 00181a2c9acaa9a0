// The assembly.
extern alias First;
extern alias Second;

using CamkesNet.Tests.Namesakes.Speech;

namespace CamkesNet.Tests.Namesakes;

[Assembly]
public partial class NamesakeSystem : Composition
{
    [Instance]
    public partial Listener listener { get; }

    [Instance]
    public partial Left.Speaker left { get; }

    [Instance]
    public partial Right.Speaker right { get; }

    [Instance]
    public partial global::kernel other { get; }

    [Instance]
    public partial First::CamkesNet.Tests.Twins.Twin first { get; }

    [Instance]
    public partial Second::CamkesNet.Tests.Twins.Twin second { get; }

    [Connection]
    public RpcCall<ISpeaker> toLeft => new(from: listener.Left, to: left.Voice);

    [Connection]
    public RpcCall<ISpeaker> toRight => new(from: listener.Right, to: right.Voice);

    [Connection]
    public RpcCall<ISpeaker> toOther => new(from: listener.Other, to: other.Voice);

    [Connection]
    public RpcCall<First::CamkesNet.Tests.Twins.ITwin> toFirst => new(from: listener.FirstTwin, to: first.Me);

    [Connection]
    public RpcCall<Second::CamkesNet.Tests.Twins.ITwin> toSecond => new(from: listener.SecondTwin, to: second.Me);
}
