// [Handles]: a method that runs when a port is signalled.
namespace CamkesNet;

/// <summary>
/// Marks a method <c>void M()</c> that runs on the component's dispatcher thread, one at a time and never together
/// with a call, whenever the named <see cref="Consumes{T}"/>, <see cref="Interrupt"/> or <see cref="KernelTimer"/>
/// port was signalled. Signals that come in while none was handled are one.
/// </summary>
/// <param name="port">The port, by <c>nameof</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class HandlesAttribute(string port) : Attribute
{
    /// <summary>The port.</summary>
    public string Port { get; } = port;
}
