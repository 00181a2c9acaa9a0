// One virtual machine of the original's kind: 32 bits, no PAE, interrupts by the PIC, ticks by the PIT.
namespace CamkesNet.Tests.PicGuest;

[Assembly]
public partial class PicGuestSystem : Composition
{
    [Instance]
    public partial Guest guest { get; }
}
