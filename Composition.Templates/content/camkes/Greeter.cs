using CamkesNet;

namespace CamkesApp;

// Each component runs in its own address space and has only the rights of its ports.
[Component]
public partial class Greeter : Component, IGreeter
{
    public partial Provides<IGreeter> Greetings { get; }

    // Set for each instance with [Setting]; read when the image runs.
    [Attribute(Default = "Hello")]
    public partial string Salutation { get; }

    string IGreeter.Greet(string name) => $"{Salutation}, {name}!";
}
