// Two virtual machines in one system.
namespace CamkesNet.Tests.TwoGuests;

[Assembly]
public partial class TwoGuestsSystem : Composition
{
    [Instance]
    public partial Guests guests { get; }
}
