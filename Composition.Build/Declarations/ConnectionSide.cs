namespace CamkesNet.Build.Declarations;

/// <summary>An end of a connection.</summary>
internal enum ConnectionSide
{
    From,
    To,
}
