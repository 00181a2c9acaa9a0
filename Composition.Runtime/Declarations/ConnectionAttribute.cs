// [Connection]: a connector between ports of an assembly's instances.
namespace CamkesNet;

/// <summary>
/// Marks a property of a composition whose type is a connector, such as <see cref="RpcCall{T}"/>, as a connection:
/// <c>[Connection] public RpcCall&lt;IEcho&gt; call => new(from: client.Echo, to: echo.Echo);</c>
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ConnectionAttribute : Attribute;
