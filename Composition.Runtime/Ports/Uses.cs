// A port through which a component calls another (uses, in CAmkES).
namespace CamkesNet;

/// <summary>Calls the contract of the component at the other end of an <see cref="RpcCall{T}"/>.</summary>
/// <typeparam name="T">The contract.</typeparam>
[PortType(Contract = ContractRole.Called, NeedsConnection = true, TakesOne = "a call goes to one server")]
public sealed class Uses<T> : Port where T : class
{
    private ServerReference<T> server;

    /// <summary>Created by generated code.</summary>
    /// <param name="index">The place among the component's ports.</param>
    /// <param name="name">The property's name.</param>
    /// <param name="proxy">The generated proxy of the contract, which implements it.</param>
    public Uses(int index, string name, RpcProxy proxy) : base(index, name) =>
        server = new ServerReference<T>(proxy);

    /// <summary>The contract. Every method call on it is a call to the other component.</summary>
    /// <exception cref="InvalidOperationException">The port is not connected.</exception>
    /// <remarks>
    /// The methods throw <see cref="RemoteException"/> if the other component throws an exception, and
    /// <see cref="ServerDiedException"/> if it is stopped or restarted during the call.
    /// </remarks>
    public T Call => server.Contract ?? throw NotConnected();

    internal override void Attach(PortBinder binder) => IsConnected = server.Attach(binder, this);
}
