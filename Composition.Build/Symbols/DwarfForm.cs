// The encodings of DWARF's attributes.
namespace CamkesNet.Build.Symbols;

/// <summary>How an attribute is encoded (DWARF 4, section 7.5.4).</summary>
internal enum DwarfForm
{
    Address = 0x01,
    Block2 = 0x03,
    Block4 = 0x04,
    Data2 = 0x05,
    Data4 = 0x06,
    Data8 = 0x07,
    InlineString = 0x08,
    Block = 0x09,
    Block1 = 0x0A,
    Data1 = 0x0B,
    Flag = 0x0C,
    SignedData = 0x0D,
    StringOffset = 0x0E,
    UnsignedData = 0x0F,
    Reference1 = 0x11,
    Reference2 = 0x12,
    Reference4 = 0x13,
    Reference8 = 0x14,
    ReferenceUnsigned = 0x15,
    SectionOffset = 0x17,
    Expression = 0x18,
    FlagPresent = 0x19,
}
