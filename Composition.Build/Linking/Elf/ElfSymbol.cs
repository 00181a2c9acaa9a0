// A symbol in an ELF file.
using System.Runtime.InteropServices;

namespace CamkesNet.Build.Linking.Elf;

/// <summary>Elf64_Sym (System V ABI, chapter 4, "Symbol Table").</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal struct ElfSymbol
{
    public const int BindingLocal = 0;
    public const int BindingGlobal = 1;
    public const int BindingWeak = 2;
    public const int TypeNone = 0;
    public const int TypeObject = 1;
    public const int TypeFunction = 2;
    public const int TypeSection = 3;
    public const ushort UndefinedIndex = 0;
    public const ushort AbsoluteIndex = 0xFFF1;

    /// <summary>SHN_LORESERVE: from here on an index does not name a section.</summary>
    public const ushort FirstReservedIndex = 0xFF00;

    public uint Name;
    public byte Info;
    public byte Other;
    public ushort SectionIndex;
    public ulong Value;
    public ulong Size;

    public readonly int Binding => Info >> 4;

    public readonly int SymbolType => Info & 0xF;

    public static byte MakeInfo(int binding, int type) => (byte)((binding << 4) | type);
}
