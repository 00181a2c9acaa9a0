// Debugging entries refer to abbreviations for their shape.
namespace CamkesNet.Build.Symbols;

/// <summary>The shape of debugging entries with one number (DWARF 4, section 7.5.3).</summary>
/// <param name="Tag">What they describe.</param>
/// <param name="HasChildren">Entries follow that belong to them.</param>
/// <param name="Attributes">Their attributes in order.</param>
internal sealed record DwarfAbbreviation(
    int Tag, bool HasChildren, IReadOnlyList<(int Attribute, DwarfForm Form)> Attributes)
{
    /// <summary>Reads the table that begins at <paramref name="offset"/> of .debug_abbrev.</summary>
    public static Dictionary<ulong, DwarfAbbreviation> ReadTable(ReadOnlySpan<byte> section, int offset)
    {
        Dictionary<ulong, DwarfAbbreviation> table = [];
        var cursor = new ByteCursor(section) { Position = offset };
        for (ulong code = cursor.ReadUnsignedLeb128(); code != 0; code = cursor.ReadUnsignedLeb128())
        {
            int tag = (int)cursor.ReadUnsignedLeb128();
            bool hasChildren = cursor.ReadByte() != 0;
            List<(int, DwarfForm)> attributes = [];
            while (true)
            {
                int attribute = (int)cursor.ReadUnsignedLeb128();
                var form = (DwarfForm)cursor.ReadUnsignedLeb128();
                if (attribute == 0 && form == 0)
                {
                    break;
                }

                attributes.Add((attribute, form));
            }

            table.Add(code, new DwarfAbbreviation(tag, hasChildren, attributes));
        }

        return table;
    }
}
