// The command that MSBuild runs for an ISO; what it writes is booted in Boot.Tests.
using CamkesNet.Build.Commands;
using CamkesNet.Build.Diagnostics;

namespace CamkesNet.Tests.Commands;

public sealed class IsoCommandTests
{
    [Test]
    public void A_log_that_is_no_serial_port_is_refused_with_the_valid_ones() =>
        Assert.That(
            () => IsoCommand.Run(CommandArguments.Parse(["--image=an.elf", "--output=an.iso", "--log=com3"])),
            Throws.TypeOf<BuildException>().With.Message.Contains("CamkesNetLog is 'com3'")
                .And.Message.Contains("com1").And.Message.Contains("com2"));
}
