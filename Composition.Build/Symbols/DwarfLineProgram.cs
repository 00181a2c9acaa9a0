// Runs the line number programs of .debug_line (DWARF 4, section 6.2).
namespace CamkesNet.Build.Symbols;

/// <summary>Reads .debug_line.</summary>
internal static class DwarfLineProgram
{
    private const byte ExtendedOpcode = 0;
    private const byte Copy = 1;
    private const byte AdvancePc = 2;
    private const byte AdvanceLine = 3;
    private const byte SetFile = 4;
    private const byte ConstantAddPc = 8;
    private const byte FixedAdvancePc = 9;
    private const byte ExtendedEndSequence = 1;
    private const byte ExtendedSetAddress = 2;
    private const int HighestVersion = 4;
    private const byte HighestOpcode = 255;

    /// <summary>The rows of all programs, by ascending address.</summary>
    public static List<DwarfLineRow> Read(ReadOnlySpan<byte> section)
    {
        List<DwarfLineRow> rows = [];
        var cursor = new ByteCursor(section);
        while (!cursor.AtEnd)
        {
            uint length = cursor.ReadUInt32();
            int end = checked(cursor.Position + (int)length);
            if (cursor.ReadUInt16() <= HighestVersion)
            {
                ReadUnit(ref cursor, end, rows);
            }

            cursor.Position = end;
        }

        // A sequence's end and the next one's start may share an address: List.Sort is not stable, OrderBy is.
        return [.. rows.OrderBy(row => row.Address)];
    }

    private static void ReadUnit(ref ByteCursor cursor, int end, List<DwarfLineRow> rows)
    {
        uint headerLength = cursor.ReadUInt32();
        int program = checked(cursor.Position + (int)headerLength);
        cursor.Skip(2); // minimum_instruction_length, maximum_operations_per_instruction: 1 on x86
        cursor.Skip(1); // default_is_stmt
        int lineBase = unchecked((sbyte)cursor.ReadByte());
        int lineRange = cursor.ReadByte();
        int opcodeBase = cursor.ReadByte();
        byte[] operandCounts = new byte[opcodeBase];
        for (int i = 1; i < opcodeBase; i++)
        {
            operandCounts[i] = cursor.ReadByte();
        }

        List<string> files = ReadFiles(ref cursor);
        cursor.Position = program;
        ulong address = 0;
        int file = 1;
        uint line = 1;
        void Emit() => rows.Add(
            new DwarfLineRow(address, file >= 1 && file <= files.Count ? files[file - 1] : "", line));
        while (cursor.Position < end)
        {
            byte opcode = cursor.ReadByte();
            if (opcode >= opcodeBase)
            {
                int adjusted = opcode - opcodeBase;
                address += (ulong)(adjusted / lineRange);
                line = unchecked(line + (uint)(lineBase + (adjusted % lineRange)));
                Emit();
                continue;
            }

            switch (opcode)
            {
                case ExtendedOpcode:
                    int size = (int)cursor.ReadUnsignedLeb128();
                    int next = cursor.Position + size;
                    switch (cursor.ReadByte())
                    {
                        case ExtendedEndSequence:
                            rows.Add(new DwarfLineRow(address, "", 0));
                            (address, file, line) = (0, 1, 1);
                            break;
                        case ExtendedSetAddress:
                            address = cursor.ReadUInt64();
                            break;
                    }

                    cursor.Position = next;
                    break;
                case Copy:
                    Emit();
                    break;
                case AdvancePc:
                    address += cursor.ReadUnsignedLeb128();
                    break;
                case AdvanceLine:
                    line = unchecked(line + (uint)cursor.ReadSignedLeb128());
                    break;
                case SetFile:
                    file = (int)cursor.ReadUnsignedLeb128();
                    break;
                case ConstantAddPc:
                    address += (ulong)((HighestOpcode - opcodeBase) / lineRange);
                    break;
                case FixedAdvancePc:
                    address += cursor.ReadUInt16();
                    break;
                default:
                    for (int i = 0; i < operandCounts[opcode]; i++)
                    {
                        _ = cursor.ReadUnsignedLeb128();
                    }

                    break;
            }
        }
    }

    /// <summary>The file names without their folders.</summary>
    private static List<string> ReadFiles(ref ByteCursor cursor)
    {
        while (cursor.ReadString().Length > 0)
        {
            // The table of folders is not needed.
        }

        List<string> files = [];
        for (string name = cursor.ReadString(); name.Length > 0; name = cursor.ReadString())
        {
            files.Add(Path.GetFileName(name));
            _ = cursor.ReadUnsignedLeb128(); // folder
            _ = cursor.ReadUnsignedLeb128(); // time
            _ = cursor.ReadUnsignedLeb128(); // size
        }

        return files;
    }
}
