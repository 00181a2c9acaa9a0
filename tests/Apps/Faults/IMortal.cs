// The contract of a server that dies while it serves.
namespace CamkesNet.Tests.Faults;

public interface IMortal
{
    int Answer(int question);
}
