// A contract whose clients are distinguished.
namespace CamkesNet.Tests.Compositions;

public interface IMailbox
{
    /// <summary>Posts a value.</summary>
    /// <returns>The number of the client.</returns>
    int Post(int value);
}
