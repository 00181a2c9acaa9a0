// What the generator writes for whole systems.
using CamkesNet.Generators.Tests.Infrastructure;

namespace CamkesNet.Generators.Tests;

public sealed class SnapshotTests
{
    [Test]
    public void A_system_with_calls_events_and_shared_memory() =>
        Snapshot.Verify(TestCompilation.Create(HelloSource.All));

    [Test]
    public void Every_snapshot_has_its_test() => Assert.That(
        Snapshot.Names(),
        Is.SubsetOf(typeof(SnapshotTests).GetMethods().Select(test => $"{nameof(SnapshotTests)}.{test.Name}")));
}
