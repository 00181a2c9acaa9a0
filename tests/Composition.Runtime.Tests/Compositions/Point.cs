// An unmanaged struct, as a parameter.
namespace CamkesNet.Tests.Compositions;

public record struct Point(int X, int Y, byte Colour);
