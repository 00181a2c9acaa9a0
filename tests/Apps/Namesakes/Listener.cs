// Asks each namesake who it is.
extern alias First;
extern alias Second;

using CamkesNet.Tests.Namesakes.Speech;

namespace CamkesNet.Tests.Namesakes;

[Component]
public partial class Listener : Component
{
    public partial Uses<ISpeaker> Left { get; }

    public partial Uses<ISpeaker> Right { get; }

    public partial Uses<ISpeaker> Other { get; }

    public partial Uses<First::CamkesNet.Tests.Twins.ITwin> FirstTwin { get; }

    public partial Uses<Second::CamkesNet.Tests.Twins.ITwin> SecondTwin { get; }

    protected override void Run() => Console.WriteLine(
        $"heard {Left.Call.Say()}, {Right.Call.Say()}, {Other.Call.Say()}, "
        + $"{FirstTwin.Call.Name()}, {SecondTwin.Call.Name()}");
}
