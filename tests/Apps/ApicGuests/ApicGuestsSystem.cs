// Two 32-bit virtual machines in one system.
namespace CamkesNet.Tests.ApicGuests;

[Assembly]
public partial class ApicGuestsSystem : Composition
{
    [Instance]
    public partial Guests guests { get; }
}
