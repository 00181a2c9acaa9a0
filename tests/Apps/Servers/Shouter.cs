// One of several components that signal the same listener.
namespace CamkesNet.Tests.Servers;

[Component]
public partial class Shouter : Component
{
    public partial Emits<Shout> Shouted { get; }

    protected override void Run() => Shouted.Emit();
}
