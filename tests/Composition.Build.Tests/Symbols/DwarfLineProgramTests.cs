// Lines out of DWARF.
using System.Text;
using CamkesNet.Build.Symbols;

namespace CamkesNet.Tests.Symbols;

public sealed class DwarfLineProgramTests
{
    private const byte OpcodeBase = 13;
    private const int LineBase = -5;
    private const int LineRange = 14;

    [Test]
    public void Every_kind_of_opcode_moves_the_row()
    {
        byte[] program =
        [
            0, 9, 2, 0x00, 0x10, 0, 0, 0, 0, 0, 0, // DW_LNE_set_address 0x1000
            3, 9, // DW_LNS_advance_line +9: line 10
            1, // DW_LNS_copy
            Special(address: 4, line: 2),
            2, 0x80, 0x01, // DW_LNS_advance_pc 128
            4, 2, // DW_LNS_set_file 2
            3, 0x76, // DW_LNS_advance_line -10
            1,
            8, // DW_LNS_const_add_pc: 17
            9, 0x00, 0x01, // DW_LNS_fixed_advance_pc 256
            5, 7, // DW_LNS_set_column: skipped
            1,
            0, 1, 1, // DW_LNE_end_sequence
        ];

        Assert.That(DwarfLineProgram.Read(Section(program)), Is.EqualTo(new[]
        {
            new DwarfLineRow(0x1000, "One.cs", 10),
            new DwarfLineRow(0x1004, "One.cs", 12),
            new DwarfLineRow(0x1084, "Two.cs", 2),
            new DwarfLineRow(0x1195, "Two.cs", 2),
            new DwarfLineRow(0x1195, "", 0),
        }));
    }

    [Test]
    public void An_empty_section_has_no_rows()
    {
        Assert.That(DwarfLineProgram.Read([]), Is.Empty);
    }

    private static byte Special(int address, int line) =>
        (byte)(OpcodeBase + (address * LineRange) + (line - LineBase));

    private static byte[] Section(byte[] program)
    {
        byte[] header =
        [
            1, 1, 1, unchecked((byte)LineBase), LineRange, OpcodeBase,
            0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1,
            .. Encoding.ASCII.GetBytes("folder\0\0"),
            .. Encoding.ASCII.GetBytes("One.cs\0"), 1, 0, 0,
            .. Encoding.ASCII.GetBytes("folder/Two.cs\0"), 0, 0, 0,
            0,
        ];
        byte[] unit = [4, 0, .. BitConverter.GetBytes(header.Length), .. header, .. program];
        return [.. BitConverter.GetBytes(unit.Length), .. unit];
    }
}
