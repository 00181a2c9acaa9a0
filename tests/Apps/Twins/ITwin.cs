// A contract that both libraries have by one name.
namespace CamkesNet.Tests.Twins;

public interface ITwin
{
    string Name();
}
