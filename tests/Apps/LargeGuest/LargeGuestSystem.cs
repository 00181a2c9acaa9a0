// One virtual machine with 4 GiB.
namespace CamkesNet.Tests.LargeGuest;

[Assembly]
public partial class LargeGuestSystem : Composition
{
    [Instance]
    public partial Guest guest { get; }
}
