// Guests with more RAM than has room below the hole for devices: several memory objects, and one view for the monitor.
using CamkesNet.Abi;
using CamkesNet.Build.Checking;
using CamkesNet.Build.Checking.Tables;
using CamkesNet.Build.Declarations;
using CamkesNet.Tests.Layout;

namespace CamkesNet.Tests.Checking;

[TestFixture]
public sealed class GuestRamPieceTests
{
    private const ulong Mebibyte = 1 << 20;

    private const ulong Large = 3329; // 12 pieces below the hole, one from 4 GiB up, and one MiB of another

    private const uint Pieces = 14;

    [TestCase(4UL)]
    [TestCase(256UL)]
    [TestCase(257UL)]
    [TestCase(3072UL)]
    [TestCase(3073UL)]
    [TestCase(Large)]
    [TestCase(65536UL)]
    public void What_the_placer_lays_out_is_what_the_checker_derives(ulong mebibytes)
    {
        SystemDocument system = WithRam(mebibytes);
        Assert.That(LayoutChecker.FindViolations(SampleSystem.Image(system), system), Is.Empty);
    }

    [Test]
    public void A_guest_has_its_RAM_around_the_hole_and_its_monitor_has_it_in_a_row()
    {
        var tables = new TableEditor(SampleSystem.Image(WithRam(Large)));
        BootTablesView view = tables.View;
        ulong address = 0, view0 = UserAddressSpace.GuestRam;
        Assert.That(view.GuestAddressSpaces[0].MappingCount, Is.EqualTo(Pieces));
        for (uint i = 0; i < Pieces; i++)
        {
            GuestMappingRecord piece = tables.GuestMapping(i);
            string name = view.Text(view.Memory[piece.MemoryObject].Name);
            Assert.That(piece.GuestPhysicalAddress, Is.EqualTo(address < 3072 * Mebibyte ? address : address + 1024 * Mebibyte));
            Assert.That(tables.Mapping("vm0", name).VirtualAddress, Is.EqualTo(view0 + address));
            address += piece.Size;
        }

        Assert.That(address, Is.EqualTo(Large * Mebibyte));
    }

    [Test]
    public void A_piece_in_the_hole_is_found() => Finds(
        t => t.GuestMapping(12).GuestPhysicalAddress = 3072 * Mebibyte, "its memory at");

    [Test]
    public void Pieces_in_another_order_are_found() => Finds(
        t => (t.GuestMapping(1).MemoryObject, t.GuestMapping(2).MemoryObject) =
            (t.GuestMapping(2).MemoryObject, t.GuestMapping(1).MemoryObject),
        "as its RAM");

    [Test]
    public void A_monitor_that_sees_pieces_in_another_order_is_found() => Finds(
        t => (t.Mapping("vm0", "vm0.ram.1").VirtualAddress, t.Mapping("vm0", "vm0.ram.2").VirtualAddress) =
            (t.Mapping("vm0", "vm0.ram.2").VirtualAddress, t.Mapping("vm0", "vm0.ram.1").VirtualAddress),
        "'vm0' maps 'vm0.ram.1'");

    [Test]
    public void A_piece_that_the_guest_lacks_is_found() =>
        Finds(t => t.GuestMapping(13).Size = 0, "bytes of memory");

    private static void Finds(Action<TableEditor> change, string finding)
    {
        SystemDocument system = WithRam(Large);
        var tables = new TableEditor(SampleSystem.Image(system));
        change(tables);
        Assert.That(
            LayoutChecker.FindViolations(tables.Image, system), Has.Some.Contains(finding));
    }

    private static SystemDocument WithRam(ulong mebibytes) => SystemDocumentReader.Parse(
        SampleSystem.Json
            .Replace("\"name\": \"GuestRamMb\", \"type\": \"int32\", \"value\": 4 ",
                $"\"name\": \"GuestRamMb\", \"type\": \"int32\", \"value\": {mebibytes} ", StringComparison.Ordinal)
            .Replace("\"size\": 4194304", $"\"size\": {mebibytes * Mebibyte}", StringComparison.Ordinal),
        "sample");
}
