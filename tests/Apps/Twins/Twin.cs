// A component type that both libraries have by one name.
namespace CamkesNet.Tests.Twins;

[Component]
public partial class Twin : Component, ITwin
{
#if SECOND
    private const string Own = "second";
#else
    private const string Own = "first";
#endif

    public partial Provides<ITwin> Me { get; }

    public string Name() => Own;
}
