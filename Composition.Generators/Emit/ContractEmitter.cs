// Writes the file with a contract's proxy and dispatcher.
using CamkesNet.Generators.Helpers;
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.Emit;

internal static class ContractEmitter
{
    public static string HintName(ContractModel contract, EquatableArray<string> ambiguous) =>
        SourceFile.HintName(contract.FileName, ".Rpc", ambiguous);

    public static string Write(ContractModel contract, string assembly)
    {
        RpcNames names = new(contract, assembly);
        SourceWriter source = SourceFile.Begin(
            $"Calls of {contract.FullName} as messages, at the client and at the server.", names.Namespace);
        ProxyEmitter.Write(source, contract, names);
        source.Line();
        DispatcherEmitter.Write(source, contract, names);
        return source.ToString();
    }
}
