// The assembly of the RPC benchmark.
namespace CamkesNet.Benchmarks.Rpc;

[Assembly]
public partial class RpcSystem : Composition
{
    [Instance]
    public partial Caller caller { get; }

    [Instance]
    public partial Answerer answerer { get; }

    [Connection]
    public RpcCall<IMeasured> call => new(from: caller.Server, to: answerer.Service);
}
