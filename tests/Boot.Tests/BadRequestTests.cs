// What ./run says about requests that no image can be built for.
using CamkesNet.Launcher;

namespace CamkesNet.Tests;

internal sealed class BadRequestTests
{
    private const string Nowhere = "/nowhere/at-all";

    [Test]
    public void A_sample_that_does_not_exist_is_refused_with_the_names_of_those_that_do()
    {
        LauncherException error = Assert.Throws<LauncherException>(() => Repository.Find().Sample("Nope"))!;

        Assert.That(error.Message, Does.Contain("'Nope'").And.Contain("Cma34crMinimal").And.Contain("Hello"));
    }

    [Test]
    public void A_kernel_that_does_not_exist_is_refused_by_its_flag_and_path() =>
        Refuses(new ImageRequest("Cma34crMinimal", Nowhere, null, null), $"--kernel: '{Nowhere}' does not exist");

    [Test]
    public void An_initrd_that_does_not_exist_is_refused_by_its_flag_and_path() =>
        Refuses(new ImageRequest("Cma34crMinimal", null, Nowhere, null), $"--initrd: '{Nowhere}' does not exist");

    [Test]
    public void A_folder_is_no_kernel() => Refuses(
        new ImageRequest("Cma34crMinimal", AppContext.BaseDirectory, null, null),
        $"--kernel: '{AppContext.BaseDirectory}' is a folder");

    [TestCase(0, null, "--vms: 0 is out of range; use 1 to ")]
    [TestCase(null, 8, "--guest-memory: 8 is out of range; use 16 to ")]
    public void Machines_that_cannot_be_are_refused(int? vms, int? memory, string message) => Refuses(
        new ImageRequest("Cma34crMinimal", null, null, null) { Vms = vms, GuestMemoryMb = memory }, message);

    [Test]
    public void Several_machines_of_an_app_without_one_are_refused() => Refuses(
        new ImageRequest("Hello", null, null, null) { Vms = 2 }, "use them without --sample");

    [Test]
    public void Files_that_exist_are_accepted() => Assert.That(
        new ImageRequest("Cma34crMinimal", typeof(BadRequestTests).Assembly.Location, null, "quiet").Check,
        Throws.Nothing);

    private static void Refuses(ImageRequest request, string message) => Assert.That(
        request.Check, Throws.TypeOf<LauncherException>().With.Message.Contains(message));
}
