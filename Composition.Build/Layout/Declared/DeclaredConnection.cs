namespace CamkesNet.Build.Layout.Declared;

/// <summary>A connection, for reports.</summary>
internal sealed record DeclaredConnection(
    string Name, string Connector, IReadOnlyList<string> From, IReadOnlyList<string> To);
