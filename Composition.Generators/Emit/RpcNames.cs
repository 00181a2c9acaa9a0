// The names of a contract's proxy and dispatcher.
using CamkesNet.Generators.Helpers;
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.Emit;

/// <summary>
/// Every assembly has its own proxies and dispatchers of the contracts that its components name: they are internal,
/// so an assembly needs no other's generated code. Their namespace holds the assembly's name, since an assembly may
/// see the internals of another.
/// </summary>
internal sealed class RpcNames(ContractModel contract, string assembly)
{
    public string Namespace { get; } = "CamkesNet.Glue." + Identifier.Escape(Identifier.Of(assembly))
        + (contract.Namespace.Length == 0 ? string.Empty : "." + contract.Namespace);

    public string Proxy => contract.Identifier + "Proxy";

    public string Dispatcher => contract.Identifier + "Dispatcher";

    public string ProxySource => "global::" + Namespace + "." + Proxy;

    public string DispatcherSource => "global::" + Namespace + "." + Dispatcher;
}
