// Which end of a connection is meant.
namespace CamkesNet.Build.Declarations;

/// <summary>An end of a connection.</summary>
internal enum ConnectionSide
{
    From,
    To,
}
