using CamkesNet.Build.Checking;
using CamkesNet.Tests.Layout;

namespace CamkesNet.Tests.Checking;

public sealed class LayoutCheckerTests
{
    [Test]
    public void A_sound_layout_breaks_no_rule()
    {
        Assert.That(LayoutChecker.FindViolations(SampleSystem.Image(), SampleSystem.Declared()), Is.Empty);
    }
}
