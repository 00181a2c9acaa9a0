namespace CamkesNet.Build.Layout.Declared;

/// <summary>A type in an assembly.</summary>
internal sealed record DeclaredImplementation(string Assembly, string Type);
