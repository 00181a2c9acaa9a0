// Writes the table from which System.Enum takes names: head, enums, members, strings.
using System.Runtime.InteropServices;
using CamkesNet.Build.Stubs;
using Internal.Runtime;
using EnumRecord = Internal.Runtime.EnumNames;

namespace CamkesNet.Build.EnumNames;

/// <summary>Writes one table.</summary>
/// <param name="name">The symbol of the table.</param>
internal sealed class EnumNameTableWriter(string name)
{
    private readonly List<(string MethodTable, EnumDefinition Definition)> enums = [];
    private readonly MemoryStream content = new();
    private readonly StringObjects strings = new();
    private readonly List<DataReference> references = [];

    /// <summary>Adds an enum, given the symbol of its method table.</summary>
    public void Add(string methodTable, EnumDefinition definition) => enums.Add((methodTable, definition));

    /// <summary>Defines the table.</summary>
    public void WriteTo(StubBuilder stubs)
    {
        int memberCount = enums.Sum(item => item.Definition.Members.Count);
        int membersStart = Marshal.SizeOf<EnumNameTable>() + (enums.Count * Marshal.SizeOf<EnumRecord>());
        int stringsStart = membersStart + (memberCount * Marshal.SizeOf<EnumMember>());
        WriteEnums(membersStart);
        foreach ((string member, ulong value) in enums.SelectMany(item => item.Definition.Members))
        {
            Refer(Offset<EnumMember>(nameof(EnumMember.Name)), name, stringsStart + strings.Add(member));
            Write(new EnumMember { Value = value });
        }

        strings.AppendTo(content, references);
        stubs.Data(name, content.ToArray(), sizeof(ulong), writable: true, references);
    }

    private void WriteEnums(int membersStart)
    {
        Write(new EnumNameTable { EnumCount = (ulong)enums.Count });
        int members = membersStart;
        foreach ((string methodTable, EnumDefinition definition) in enums)
        {
            Refer(Offset<EnumRecord>(nameof(EnumRecord.MethodTable)), methodTable, 0);
            Refer(Offset<EnumRecord>(nameof(EnumRecord.Members)), name, members);
            Write(new EnumRecord
            {
                MemberCount = (uint)definition.Members.Count,
                IsFlags = definition.IsFlags ? 1U : 0,
            });
            members += definition.Members.Count * Marshal.SizeOf<EnumMember>();
        }
    }

    /// <summary>Notes that the field at <paramref name="offset"/> of the next record holds an address.</summary>
    private void Refer(int offset, string symbol, int addend) =>
        references.Add(new DataReference((int)content.Length + offset, symbol, addend));

    private void Write<T>(T record)
        where T : unmanaged => content.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in record)));

    private static int Offset<T>(string field) => (int)Marshal.OffsetOf<T>(field);
}
