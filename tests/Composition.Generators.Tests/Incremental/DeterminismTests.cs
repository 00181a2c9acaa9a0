// The same declarations give the same bytes.
using CamkesNet.Generators.Tests.Infrastructure;

namespace CamkesNet.Generators.Tests.Incremental;

public sealed class DeterminismTests
{
    [Test]
    public void The_order_of_the_source_files_changes_nothing()
    {
        string[] straight = Render(HelloSource.All);
        string[] reversed = Render([.. HelloSource.All.Reverse()]);
        string[] rotated = Render([.. HelloSource.All.Skip(2), .. HelloSource.All.Take(2)]);

        Assert.That(reversed, Is.EqualTo(straight));
        Assert.That(rotated, Is.EqualTo(straight));
    }

    private static string[] Render(string[] sources) =>
        [.. GeneratorRun.Of(sources).Sources.Select(source => source.HintName + "\n" + source.SourceText)];
}
