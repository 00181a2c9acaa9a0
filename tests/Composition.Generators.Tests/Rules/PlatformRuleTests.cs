// Ports and addresses of the platform: what the kernel owns is refused, what controls the machine needs a word.
using CamkesNet.Generators.Tests.Infrastructure;

namespace CamkesNet.Generators.Tests.Rules;

public sealed class PlatformRuleTests
{
    [TestCase("0, 65536", "has the I/O ports 0x20 to 0x21 of the interrupt controller, which the kernel owns: "
        + "leave them out")]
    [TestCase("0x20, 2", "has the I/O ports 0x20 to 0x21 of the interrupt controller, which the kernel owns: "
        + "leave them out")]
    [TestCase("0x43, 1", "has the I/O ports 0x40 to 0x43 of the interval timer, which the kernel owns: "
        + "leave them out")]
    [TestCase("0x600, 64, Allows = PlatformControl.Reset",
        "has the I/O ports 0x600 to 0x63F of power management, which the kernel owns: leave them out")]
    [TestCase("0x3F8, 8", "has the I/O ports 0x3F8 to 0x3FF of the serial port of the kernel's log: leave them out, "
        + "or add Allows = PlatformControl.Log; the SerialServer shares it with the log")]
    [TestCase("0xCF8, 8", "has the I/O ports 0xCF8 to 0xCFF of the PCI configuration: leave them out, "
        + "or add Allows = PlatformControl.PciConfiguration")]
    [TestCase("0xCF9, 1, Allows = PlatformControl.Log",
        "has the I/O ports 0xCF8 to 0xCFF of the PCI configuration: leave them out, "
        + "or add Allows = PlatformControl.PciConfiguration")]
    [TestCase("0x60, 5", "has the I/O port 0x64 of the keyboard controller, which resets the machine: leave them out, "
        + "or add Allows = PlatformControl.Reset")]
    public void Ports_of_the_platform_have_guards(string range, string complaint) => Assert.That(
        Diagnose($"[IoPortRange({range})] public partial HardwareIoPorts P {{ get; }}"),
        Is.EqualTo(new[] { $"CN1021: The port 'P' of hardware 'X' {complaint}" }));

    [TestCase("0x2F8, 8")]
    [TestCase("0x70, 2")]
    [TestCase("0x3F8, 8, Allows = PlatformControl.Log")]
    [TestCase("0xCF8, 8, Allows = PlatformControl.PciConfiguration")]
    [TestCase("0x60, 5, Allows = PlatformControl.Reset")]
    public void Other_ports_and_those_with_the_word_are_accepted(string range) => Assert.That(
        Diagnose($"[IoPortRange({range})] public partial HardwareIoPorts P {{ get; }}"), Is.Empty);

    [TestCase("0, 0x1000", "begins in the first page, which is memory: correct the address")]
    [TestCase("0xFEE00000, 0x1000", "has the registers of an interrupt controller, which the kernel owns: "
        + "correct the address")]
    [TestCase("0xFEBFF000, 0x2000", "has the registers of an interrupt controller, which the kernel owns: "
        + "correct the address")]
    [TestCase("0xfff0000000000000, 0x1000", "ends beyond the 52 bits of a physical address: correct address or size")]
    [TestCase("0xfffffffffffff000, 0x2000", "ends beyond the 52 bits of a physical address: correct address or size")]
    public void Addresses_of_the_platform_have_guards(string range, string complaint) => Assert.That(
        Diagnose($"[MemoryRange({range})] public partial HardwareMemory P {{ get; }}"),
        Is.EqualTo(new[] { $"CN1021: The port 'P' of hardware 'X' {complaint}" }));

    [TestCase("0xFED00000, 0x1000")]
    [TestCase("0xFFFFFFFFFF000, 0x1000")]
    public void Other_addresses_are_accepted(string range) => Assert.That(
        Diagnose($"[MemoryRange({range})] public partial HardwareMemory P {{ get; }}"), Is.Empty);

    private static string[] Diagnose(string port) =>
        RuleRun.Diagnose("[Hardware] public partial class X : HardwareComponent { " + port + " }");
}
