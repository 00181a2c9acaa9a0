using CamkesNet.Tests.Booting;
using CamkesNet.Tests.Conformance;

namespace CamkesNet.Tests;

/// <summary>The core library and .NET must agree on every line of every program.</summary>
[NonParallelizable]
internal sealed class ConformanceTests
{
    private static string bootOutput = "";

    private static IEnumerable<ConformanceProgram> Programs => ConformanceCatalog.Programs;

    [OneTimeSetUp]
    public async Task Boot()
    {
        bootOutput = (await Qemu.RunAsync(await ConformanceImage.BuildAsync())).ReplaceLineEndings("\n");
    }

    [TestCaseSource(nameof(Programs))]
    public void A_program_says_the_same_on_the_image_as_on_dotnet(ConformanceProgram program)
    {
        string hosted = RunHosted(program);
        string booted = BootedOutputOf(program);
        Assert.Multiple(() =>
        {
            Assert.That(hosted, Is.Not.Empty);
            Assert.That(booted.Split('\n'), Is.EqualTo(hosted.Split('\n')));
        });
    }

    [Test]
    public void The_image_runs_all_programs_to_the_end()
    {
        Assert.That(bootOutput, Does.EndWith(ConformanceCatalog.End + "\n"));
    }

    private static string RunHosted(ConformanceProgram program)
    {
        TextWriter console = Console.Out;
        using var writer = new StringWriter { NewLine = "\n" };
        try
        {
            Console.SetOut(writer);
            program.Run();
        }
        finally
        {
            Console.SetOut(console);
        }
        return writer.ToString();
    }

    private static string BootedOutputOf(ConformanceProgram program)
    {
        string header = ConformanceCatalog.Header(program.Name) + "\n";
        int start = bootOutput.IndexOf(header, StringComparison.Ordinal);
        Assert.That(start, Is.GreaterThanOrEqualTo(0), "The image did not come to this program:\n" + bootOutput);
        start += header.Length;
        int end = bootOutput.IndexOf("==== ", start, StringComparison.Ordinal);
        return end < 0 ? bootOutput[start..] : bootOutput[start..end];
    }
}
