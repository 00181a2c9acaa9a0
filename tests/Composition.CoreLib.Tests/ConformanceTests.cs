// Compares what programs say on .NET with what they say on the image.
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
        string booted = BootedOutputOf(program.Name);
        Assert.Multiple(() =>
        {
            Assert.That(hosted, Is.Not.Empty);
            Assert.That(booted.Split('\n'), Is.EqualTo(hosted.Split('\n')));
        });
    }

    [Test]
    public void The_heap_of_the_image_is_counted_and_can_be_used_up()
    {
        string[] expected =
        [
            "an object takes 24 bytes",
            "a steady state of 6044 allocated 0 bytes",
            "out of memory after more than 30 blocks: True: "
                + "Insufficient memory to continue the execution of the program.",
            "an array can be too large",
            "small objects still fit: xxxxx",
            "now nothing fits",
            "not even another exception",
            "nor one of the processor's",
            "",
        ];
        Assert.That(BootedOutputOf("Memory").Split('\n'), Is.EqualTo(expected));
    }

    [Test]
    public void An_exception_that_nobody_catches_is_reported_with_its_message_and_place()
    {
        Assert.That(
            BootedOutputOf("LastWords"),
            Is.EqualTo("unhandled: System.InvalidOperationException: last words at an instruction\n"));
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

    private static string BootedOutputOf(string program)
    {
        string header = ConformanceProgram.HeaderOf(program) + "\n";
        int start = bootOutput.IndexOf(header, StringComparison.Ordinal);
        Assert.That(start, Is.GreaterThanOrEqualTo(0), "The image did not come to this program:\n" + bootOutput);
        start += header.Length;
        int end = bootOutput.IndexOf("==== ", start, StringComparison.Ordinal);
        return end < 0 ? bootOutput[start..] : bootOutput[start..end];
    }
}
