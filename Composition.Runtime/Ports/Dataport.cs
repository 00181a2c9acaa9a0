// A port of shared memory (dataport, in CAmkES).
namespace CamkesNet;

/// <summary>
/// Memory that is shared with the component at the other end of a <see cref="SharedData{T}"/>. The other side can
/// change it at any time: copy a value before you check it.
/// </summary>
/// <typeparam name="T">The contents.</typeparam>
[PortType(NeedsConnection = true, Contents = 1)]
public sealed class Dataport<T> : Port where T : unmanaged
{
    private SharedBuffer<T> buffer;

    /// <summary>Created by generated code.</summary>
    /// <param name="index">The place among the component's ports.</param>
    /// <param name="name">The property's name.</param>
    public Dataport(int index, string name) : base(index, name)
    {
    }

    /// <summary>The contents.</summary>
    /// <exception cref="InvalidOperationException">The port is not connected.</exception>
    public ref T Value => ref buffer.Value(this);

    /// <summary>The contents as bytes.</summary>
    /// <exception cref="InvalidOperationException">The port is not connected.</exception>
    public Span<byte> Bytes => buffer.Bytes(this);

    internal override void Attach(PortBinder binder)
    {
        buffer = new SharedBuffer<T>(binder, this, Element);
        IsConnected = buffer.IsConnected;
    }
}
