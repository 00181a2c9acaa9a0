// [Handles]: a method that runs when a port is signalled.
namespace CamkesNet;

/// <summary>
/// Marks a method <c>void M()</c> that runs on the component's dispatcher thread, one at a time and never together
/// with a call, whenever the named <see cref="Consumes{T}"/>, <see cref="Interrupt"/> or <see cref="KernelTimer"/>
/// port was signalled. Several signals before the method runs count as one.
/// </summary>
/// <param name="port">The name of the port, written with <c>nameof</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class HandlesAttribute(string port) : Attribute
{
    /// <summary>The port.</summary>
    public string Port { get; } = port;
}
