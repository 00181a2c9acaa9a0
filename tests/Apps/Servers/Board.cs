// What is shared through the dataport.
namespace CamkesNet.Tests.Servers;

public struct Board
{
    public long Left;
    public long Right;
    public long Result;
}
