// A component type of the global namespace that is called as the kernel's own files are.
using CamkesNet;
using CamkesNet.Tests.Namesakes.Speech;

#pragma warning disable CS8981 // The name is meant to have lower-case letters alone.

[Component]
public partial class kernel : Component, ISpeaker
{
    public partial Provides<ISpeaker> Voice { get; }

    public string Say() => "a component";
}
