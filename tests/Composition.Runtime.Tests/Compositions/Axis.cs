// An enum, as a parameter.
namespace CamkesNet.Tests.Compositions;

public enum Axis
{
    X,
    Y,
}
