// The server at the other end of a port that calls.
namespace CamkesNet;

/// <summary>What ports that call have in common: the contract, behind a proxy or a test's replacement.</summary>
internal struct ServerReference<T>(RpcProxy proxy) where T : class
{
    /// <summary>Null while the port is not connected.</summary>
    public T? Contract { get; private set; }

    /// <summary>Fetches the server.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Attach(PortBinder binder, Port port)
    {
        Contract = (T?)binder.FindReplacement(port);
        if (Contract is null && binder.OpenChannel(port) is { } channel)
        {
            proxy.Channel = channel;
            Contract = (T)(object)proxy;
        }

        return Contract is not null;
    }
}
