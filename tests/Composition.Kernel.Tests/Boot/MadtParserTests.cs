// The MADT as firmware writes it, and as it must not.
using System.Buffers.Binary;
using CamkesNet.Abi;
using CamkesNet.Kernel.Boot;
using CamkesNet.Kernel.Interrupts;

namespace CamkesNet.Tests.Boot;

[TestFixture]
public unsafe class MadtParserTests
{
    private const int FirstEntry = 44;

    [Test]
    public void Io_apics_and_isa_overrides_are_found()
    {
        byte[] entries = [.. IoApic(0xFEC0_0000, 0), .. Override(0, 2, 0), .. Override(9, 9, 0xD)];
        Assert.That(Parse(entries, out InterruptRouting routing));

        Assert.That(routing.IoApicCount, Is.EqualTo(1));
        Assert.That(routing.IoApicAddress(0), Is.EqualTo(0xFEC0_0000));
        Assert.That(Resolve(routing, number: 0), Is.EqualTo((2U, false, false)));
        Assert.That(Resolve(routing, number: 4), Is.EqualTo((4U, false, false)));
        Assert.That(Resolve(routing, number: 9), Is.EqualTo((9U, true, false)), "level, active high");
    }

    [Test]
    public void Flags_of_an_override_replace_those_of_the_layout_only_where_they_say_something()
    {
        byte[] entries = [.. IoApic(0xFEC0_0000, 0), .. Override(5, 20, 0xF), .. Override(6, 21, 0)];
        Parse(entries, out InterruptRouting routing);

        Assert.That(Resolve(routing, number: 5), Is.EqualTo((20U, true, true)));
        Assert.That(Resolve(routing, number: 6, level: true, low: true), Is.EqualTo((21U, true, true)));
    }

    [Test]
    public void Numbers_that_are_not_isa_are_left_as_they_are()
    {
        Parse([.. IoApic(0xFEC0_0000, 0), .. Override(0, 2, 0)], out InterruptRouting routing);

        routing.Resolve(new InterruptRecord { Number = 0, IsIsa = 0 }, out uint pin, out _, out _);
        Assert.That(pin, Is.Zero);
        Assert.That(Resolve(routing, number: 4000), Is.EqualTo((4000U, false, false)));
    }

    [Test]
    public void A_table_without_an_io_apic_is_refused() => Assert.That(Parse(Override(0, 2, 0), out _), Is.False);

    [Test]
    public void An_entry_of_length_zero_does_not_loop() =>
        Assert.That(Parse([.. IoApic(0xFEC0_0000, 0), 2, 0, 0, 0], out _), Is.False);

    [Test]
    public void An_entry_that_leaves_the_table_is_refused() =>
        Assert.That(Parse([.. IoApic(0xFEC0_0000, 0), 1, 12, 0, 0], out _), Is.False);

    [Test]
    public void An_entry_that_is_too_short_for_its_kind_is_passed_over()
    {
        Assert.That(Parse([1, 4, 0, 0, .. IoApic(0xFEC0_0000, 0)], out InterruptRouting routing));
        Assert.That(routing.IoApicCount, Is.EqualTo(1));
    }

    [Test]
    public void More_io_apics_and_interrupts_than_there_can_be_are_ignored()
    {
        byte[] many =
            [.. Enumerable.Range(0, 40).SelectMany(i => IoApic(0xFEC0_0000 + ((uint)i * 4096), (uint)i * 24))];
        Assert.That(Parse([.. many, .. Override(200, 7, 0)], out InterruptRouting routing));
        Assert.That(routing.IoApicCount, Is.EqualTo(InterruptRouting.MaximumIoApics));
    }

    [Test]
    public void No_bytes_whatever_make_the_parser_read_beyond_the_table()
    {
        // The table ends where memory does: a read beyond would fault. Seeded, so that every run is the same.
        var random = new Random(4711);
        for (int round = 0; round < 2000; round++)
        {
            byte[] entries = new byte[random.Next(64)];
            random.NextBytes(entries);
            Assert.DoesNotThrow(() => Parse(entries, out _));
        }
    }

    private static bool Parse(byte[] entries, out InterruptRouting routing)
    {
        byte[] table = [.. new byte[FirstEntry], .. entries];
        InterruptRouting result = default;
        bool success;
        fixed (byte* start = table)
        {
            success = MadtParser.Parse(start, (uint)table.Length, &result);
        }

        routing = result;
        return success;
    }

    private static (uint Interrupt, bool Level, bool Low) Resolve(
        InterruptRouting routing, uint number, bool level = false, bool low = false)
    {
        var record = new InterruptRecord
        {
            Number = number,
            IsIsa = 1,
            IsLevelTriggered = level ? (byte)1 : (byte)0,
            IsActiveLow = low ? (byte)1 : (byte)0,
        };
        routing.Resolve(record, out uint interrupt, out bool isLevel, out bool isLow);
        return (interrupt, isLevel, isLow);
    }

    private static byte[] IoApic(uint address, uint firstInterrupt)
    {
        byte[] entry = [1, 12, 0, 0, .. new byte[8]];
        BinaryPrimitives.WriteUInt32LittleEndian(entry.AsSpan(4), address);
        BinaryPrimitives.WriteUInt32LittleEndian(entry.AsSpan(8), firstInterrupt);
        return entry;
    }

    private static byte[] Override(byte isaInterrupt, uint globalInterrupt, ushort flags)
    {
        byte[] entry = [2, 10, 0, isaInterrupt, .. new byte[6]];
        BinaryPrimitives.WriteUInt32LittleEndian(entry.AsSpan(4), globalInterrupt);
        BinaryPrimitives.WriteUInt16LittleEndian(entry.AsSpan(8), flags);
        return entry;
    }
}
