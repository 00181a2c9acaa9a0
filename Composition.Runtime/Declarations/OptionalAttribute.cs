// [Optional]: a port that need not be connected (maybe, in CAmkES).
namespace CamkesNet;

/// <summary>Marks a port that an assembly may leave unconnected; <see cref="Port.IsConnected"/> tells.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OptionalAttribute : Attribute;
