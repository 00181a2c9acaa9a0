// [Optional]: a port that need not be connected (maybe, in CAmkES).
namespace CamkesNet;

/// <summary>
/// Marks a port that an assembly may leave unconnected: check <see cref="Port.IsConnected"/> before using it.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OptionalAttribute : Attribute;
