// A component type with a namesake in another namespace.
using CamkesNet.Tests.Namesakes.Speech;

namespace CamkesNet.Tests.Namesakes.Left;

[Component]
public partial class Speaker : Component, ISpeaker
{
    public partial Provides<ISpeaker> Voice { get; }

    public string Say() => "left";
}
