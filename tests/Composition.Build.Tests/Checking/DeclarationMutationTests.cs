// Declarations that were changed after the image was laid out.
using CamkesNet.Build.Checking;
using CamkesNet.Build.Checking.Facts;
using CamkesNet.Tests.Layout;

namespace CamkesNet.Tests.Checking;

public sealed class DeclarationMutationTests
{
    /// <summary>Fields that, in some places or by some changes, change nothing of what the image holds.</summary>
    private static readonly Dictionary<string, string> equivalent = new()
    {
        ["DeclaredSystem.Format"] = "the reader refuses other formats before the checker sees them",
        ["DeclaredSystem.Assembly"] = "a name for reports",
        ["DeclaredInstance.Component"] = "a name for reports",
        ["DeclaredAttribute.Name"] = "the image has attributes by their order",
        ["DeclaredAttribute.Type"] = "the value says what it is",
        ["DeclaredPort.Type"] = "its parts say what it gives",
        ["DeclaredPort.Payload"] = "what the memory or the calls mean is for the compiler to check",
        ["DeclaredPort.Name"] = "the image has ports by their order; this one has no connection and no object",
        ["DeclaredConnection.Name"] = "this connection has no memory, which would have its name",
        ["DeclaredImplementation.Assembly"] = "a device has no code",
        ["DeclaredImplementation.Type"] = "a device has no code",
        ["DeclaredHardware.Length"] = "an interrupt has no length",
        ["DeclaredHardware.Isa"] = "of interrupts only",
        ["DeclaredHardware.LevelTriggered"] = "of interrupts only",
        ["DeclaredHardware.ActiveLow"] = "of interrupts only",
        ["DeclaredHardware.Cached"] = "of memory only",
        ["DeclaredInstance.Background"] = "a device has no code and waits for nothing",
        ["DeclaredInstance.HeapSize"] = "the heap has whole pages; a device has none",
        ["DeclaredThread.StackSize"] = "the stack has whole pages",
        ["DeclaredThread.RunsVcpu"] = "the thread receives, and so its notification is bound to it in any case",
        ["DeclaredPort.Size"] = "the region has whole pages and the size that its largest port needs",
        ["DeclaredPort.Array"] = "the port has one peer or none, or nothing that differs by element",
        ["DeclaredPort.ReadOnly"] = "the port has no memory of a connection",
        ["DeclaredPort.Signalled"] = "no signalled port follows, and nothing signals this one",
        ["DeclaredPort.Thread"] = "a device has no threads",
        ["DeclaredPart.Owner"] = "both ends map a region",
        ["DeclaredPart.PerClient"] = "there is one pair of ends, or no memory",
        ["DeclaredConnector.Parts"] = "the same memory twice is the same memory",
    };

    [Test]
    public void Declarations_that_are_changed_without_the_image_are_refused_or_mean_the_same()
    {
        ImageFacts image = SampleSystem.Image();
        List<string> accepted = [];
        int changes = 0;
        foreach (ChangedDeclaration change in DeclarationFields.Changes(SampleSystem.Declared()))
        {
            changes++;
            if (LayoutChecker.FindViolations(image, change.System).Count == 0)
            {
                accepted.Add(change.Name);
            }
        }

        TestContext.Out.WriteLine($"{changes} changes, {accepted.Count} of them without a change of meaning");
        Assert.That(accepted.Distinct(), Is.EquivalentTo(equivalent.Keys));
        Assert.That(
            (changes, accepted.Count),
            Is.EqualTo((1382, 459)),
            "a change of the sample or of the fields changes these");
    }
}
