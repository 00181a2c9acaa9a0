// An enum, as a parameter.
namespace CamkesNet.Tests.HandWritten;

public enum Axis
{
    X,
    Y,
}
