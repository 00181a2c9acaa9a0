// An unmanaged struct, as a parameter.
namespace CamkesNet.Tests.HandWritten;

public record struct Point(int X, int Y, byte Colour);
