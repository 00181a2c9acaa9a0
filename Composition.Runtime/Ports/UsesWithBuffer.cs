// A port through which a component calls another, with memory that both share.
namespace CamkesNet;

/// <summary>
/// Calls the contract of the component at the other end of an <see cref="RpcCallWithBuffer{T, TBuffer}"/>, and shares
/// memory with it. The other side can change the memory at any time: copy a value before checking it.
/// </summary>
/// <typeparam name="T">The contract.</typeparam>
/// <typeparam name="TBuffer">The contents of the memory.</typeparam>
[PortType(
    Contract = ContractRole.Called, NeedsConnection = true, Contents = 2, TakesOne = "a call goes to one server")]
public sealed class UsesWithBuffer<T, TBuffer> : Port where T : class where TBuffer : unmanaged
{
    private ServerReference<T> server;
    private SharedBuffer<TBuffer> buffer;

    /// <summary>Created by generated code.</summary>
    /// <param name="index">The place among the component's ports.</param>
    /// <param name="name">The property's name.</param>
    /// <param name="proxy">The generated proxy of the contract, which implements it.</param>
    public UsesWithBuffer(int index, string name, RpcProxy proxy) : base(index, name) =>
        server = new ServerReference<T>(proxy);

    /// <summary>The other component's contract: see <see cref="Uses{T}.Call"/>.</summary>
    /// <exception cref="InvalidOperationException">The port is not connected.</exception>
    public T Call => server.Contract ?? throw NotConnected();

    /// <summary>The contents of the memory.</summary>
    /// <exception cref="InvalidOperationException">The port is not connected.</exception>
    public ref TBuffer Value => ref buffer.Value(this);

    /// <summary>The contents of the memory as bytes.</summary>
    /// <exception cref="InvalidOperationException">The port is not connected.</exception>
    public Span<byte> Bytes => buffer.Bytes(this);

    internal override void Attach(PortBinder binder)
    {
        buffer = new SharedBuffer<TBuffer>(binder, this, Element);
        IsConnected = server.Attach(binder, this);
    }
}
