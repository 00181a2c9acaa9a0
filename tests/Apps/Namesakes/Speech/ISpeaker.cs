// What the namesakes of this assembly provide.
namespace CamkesNet.Tests.Namesakes.Speech;

public interface ISpeaker
{
    string Say();
}
