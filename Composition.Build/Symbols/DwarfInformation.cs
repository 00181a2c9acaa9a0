// Reads the methods out of .debug_info (DWARF 4, section 7.5).
namespace CamkesNet.Build.Symbols;

/// <summary>Reads .debug_info.</summary>
internal sealed class DwarfInformation
{
    private const int TagClass = 0x02;
    private const int TagStructure = 0x13;
    private const int TagSubprogram = 0x2E;
    private const int AttributeName = 0x03;
    private const int AttributeLowPc = 0x11;
    private const int AttributeHighPc = 0x12;
    private const int AttributeSpecification = 0x47;
    private const int SupportedVersion = 4;

    private readonly byte[] strings;
    private readonly Dictionary<int, (string Class, string Name)> declarations = [];
    private readonly List<(ulong Address, ulong Size, int Declaration)> definitions = [];

    private DwarfInformation(byte[] strings) => this.strings = strings;

    /// <summary>The methods that have code, by ascending address.</summary>
    /// <param name="information">.debug_info.</param>
    /// <param name="abbreviations">.debug_abbrev.</param>
    /// <param name="strings">.debug_str.</param>
    public static List<DwarfMethod> Read(byte[] information, byte[] abbreviations, byte[] strings)
    {
        var reader = new DwarfInformation(strings);
        var cursor = new ByteCursor(information);
        while (!cursor.AtEnd)
        {
            int start = cursor.Position;
            uint length = cursor.ReadUInt32();
            int end = checked(cursor.Position + (int)length);
            if (cursor.ReadUInt16() == SupportedVersion)
            {
                Dictionary<ulong, DwarfAbbreviation> table =
                    DwarfAbbreviation.ReadTable(abbreviations, (int)cursor.ReadUInt32());
                cursor.Skip(1); // address_size: 8 on x86-64
                reader.ReadUnit(ref cursor, start, end, table);
            }

            cursor.Position = end;
        }

        return reader.Join();
    }

    private void ReadUnit(ref ByteCursor cursor, int unitStart, int end, Dictionary<ulong, DwarfAbbreviation> table)
    {
        // The names of the classes around the entry being read, innermost last.
        var classes = new Stack<string>();
        while (cursor.Position < end)
        {
            int offset = cursor.Position;
            ulong code = cursor.ReadUnsignedLeb128();
            if (code == 0)
            {
                _ = classes.TryPop(out _);
                continue;
            }

            DwarfAbbreviation shape = table[code];
            string name = "";
            ulong low = 0;
            ulong high = 0;
            int specification = 0;
            foreach ((int attribute, DwarfForm form) in shape.Attributes)
            {
                (ulong value, string? text) = ReadValue(ref cursor, form);
                switch (attribute)
                {
                    case AttributeName:
                        name = text ?? "";
                        break;
                    case AttributeLowPc:
                        low = value;
                        break;
                    case AttributeHighPc:
                        high = form == DwarfForm.Address ? value - low : value;
                        break;
                    case AttributeSpecification:
                        specification = unitStart + (int)value;
                        break;
                }
            }

            if (shape.Tag == TagSubprogram)
            {
                string owner = classes.TryPeek(out string? holder) ? holder : "";
                declarations[offset] = (owner, name);
                if (low != 0 || high != 0)
                {
                    definitions.Add((low, high, specification != 0 ? specification : offset));
                }
            }

            if (shape.HasChildren)
            {
                classes.Push(shape.Tag is TagClass or TagStructure ? name : "");
            }
        }
    }

    private List<DwarfMethod> Join()
    {
        List<DwarfMethod> methods = [];
        foreach ((ulong address, ulong size, int declaration) in definitions)
        {
            if (declarations.TryGetValue(declaration, out (string Class, string Name) names))
            {
                methods.Add(new DwarfMethod(address, size, names.Class, names.Name));
            }
        }

        return [.. methods.OrderBy(method => method.Address)];
    }

    private (ulong Value, string? Text) ReadValue(ref ByteCursor cursor, DwarfForm form)
    {
        switch (form)
        {
            case DwarfForm.Address or DwarfForm.Data8 or DwarfForm.Reference8:
                return (cursor.ReadUInt64(), null);
            case DwarfForm.Data4 or DwarfForm.Reference4 or DwarfForm.SectionOffset:
                return (cursor.ReadUInt32(), null);
            case DwarfForm.Data2 or DwarfForm.Reference2:
                return (cursor.ReadUInt16(), null);
            case DwarfForm.Data1 or DwarfForm.Reference1 or DwarfForm.Flag:
                return (cursor.ReadByte(), null);
            case DwarfForm.UnsignedData or DwarfForm.ReferenceUnsigned:
                return (cursor.ReadUnsignedLeb128(), null);
            case DwarfForm.SignedData:
                return (unchecked((ulong)cursor.ReadSignedLeb128()), null);
            case DwarfForm.FlagPresent:
                return (1, null);
            case DwarfForm.StringOffset:
                var text = new ByteCursor(strings) { Position = (int)cursor.ReadUInt32() };
                return (0, text.ReadString());
            case DwarfForm.InlineString:
                return (0, cursor.ReadString());
            case DwarfForm.Block or DwarfForm.Expression:
                cursor.Skip((int)cursor.ReadUnsignedLeb128());
                return default;
            case DwarfForm.Block1:
                cursor.Skip(cursor.ReadByte());
                return default;
            case DwarfForm.Block2:
                cursor.Skip(cursor.ReadUInt16());
                return default;
            case DwarfForm.Block4:
                cursor.Skip((int)cursor.ReadUInt32());
                return default;
            default:
                throw new InvalidDataException($"The debug information has an attribute of form 0x{(int)form:X}.");
        }
    }
}
