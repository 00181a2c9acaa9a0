// The table by which addresses become methods and lines.
using System.Text;
using CamkesNet.Build.Symbols;
using CamkesNet.Image.Reporting;

namespace CamkesNet.Tests.Symbols;

public sealed unsafe class SymbolTableTests
{
    private const ulong Start = 0x40_0000;
    private const uint Size = 0x1000;

    private static readonly byte[] table = SymbolTableWriter.Write(Start, Size,
    [
        new MethodSymbol(Start + 0x10, "App.Client", "Run",
        [
            new DwarfLineRow(Start + 0x10, "Client.cs", 17),
            new DwarfLineRow(Start + 0x18, "Client.cs", 17),
            new DwarfLineRow(Start + 0x20, "Client.cs", 12),
            new DwarfLineRow(Start + 0x200, "Client.g.cs", 3000),
            new DwarfLineRow(Start + 0x210, "Client.cs", 18),
        ]),
        new MethodSymbol(Start + 0x300, "", "SystemCall", []),
        new MethodSymbol(Start + 0x400, "App.Client", "Großes",
        [
            new DwarfLineRow(Start + 0x404, "Client.cs", 1),
        ]),
    ]);

    [TestCase(0x10u, "App.Client", "Run", "Client.cs", 17u)]
    [TestCase(0x1Fu, "App.Client", "Run", "Client.cs", 17u)]
    [TestCase(0x20u, "App.Client", "Run", "Client.cs", 12u)]
    [TestCase(0x205u, "App.Client", "Run", "Client.g.cs", 3000u)]
    [TestCase(0x2FFu, "App.Client", "Run", "Client.cs", 18u)]
    [TestCase(0x300u, "", "SystemCall", "", 0u)]
    [TestCase(0x403u, "App.Client", "Großes", "", 0u)]
    [TestCase(0xFFFu, "App.Client", "Großes", "Client.cs", 1u)]
    public void An_address_leads_to_its_method_and_line(uint offset, string type, string method, string file, uint line)
    {
        Assert.That(Find(table, Start + offset), Is.EqualTo((type, method, file, line)));
    }

    [TestCase(0xFul)]
    [TestCase(0x1000ul)]
    [TestCase(ulong.MaxValue - Start)]
    public void An_address_outside_of_the_methods_leads_nowhere(ulong offset)
    {
        Assert.That(Find(table, unchecked(Start + offset)), Is.Null);
    }

    [Test]
    public void No_table_leads_nowhere()
    {
        Assert.That(new SymbolTable(null, 0).TryFind(Start, out _), Is.False);
    }

    [Test]
    public void A_table_that_was_cut_off_leads_nowhere()
    {
        for (int length = 0; length < table.Length; length++)
        {
            Assert.That(Find(table[..length], Start + 0x10), Is.Null);
        }
    }

    [Test]
    public void A_damaged_table_is_never_read_beyond_its_end()
    {
        for (int i = 0; i < table.Length; i++)
        {
            byte[] damaged = [.. table];
            damaged[i] ^= 0xFF;
            for (ulong offset = 0; offset < Size; offset += 0x10)
            {
                fixed (byte* start = damaged)
                {
                    if (new SymbolTable(start, (ulong)damaged.Length).TryFind(Start + offset, out SymbolLocation found))
                    {
                        byte* end = start + damaged.Length;
                        Assert.That(IsInside(found.Type, start, end) && IsInside(found.Method, start, end)
                            && IsInside(found.File, start, end));
                    }
                }
            }
        }
    }

    [Test]
    public void Names_and_files_are_stored_once()
    {
        string text = Encoding.Latin1.GetString(table);

        Assert.That(text.Split("App.Client"), Has.Length.EqualTo(2));
        Assert.That(text.Split("Client.cs"), Has.Length.EqualTo(2));
    }

    private static bool IsInside(SymbolText text, byte* start, byte* end) =>
        text.Length == 0 || (text.Bytes >= start && text.Bytes + text.Length <= end);

    private static (string Type, string Method, string File, uint Line)? Find(byte[] table, ulong address)
    {
        fixed (byte* start = table)
        {
            return new SymbolTable(start, (ulong)table.Length).TryFind(address, out SymbolLocation found)
                ? (Text(found.Type), Text(found.Method), Text(found.File), found.Line)
                : null;
        }
    }

    private static string Text(SymbolText text) =>
        Encoding.UTF8.GetString(new ReadOnlySpan<byte>(text.Bytes, text.Length));
}
