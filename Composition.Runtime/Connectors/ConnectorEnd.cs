// The two ends of a connector.
namespace CamkesNet;

/// <summary>An end of a connector: the constructor's parameter of this name.</summary>
public enum ConnectorEnd
{
    /// <summary>The first end.</summary>
    From,

    /// <summary>The second end.</summary>
    To,
}
