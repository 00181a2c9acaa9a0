// String objects in the data of an image, for tables that the core library reads.
using System.Text;

namespace CamkesNet.Build.Stubs;

/// <summary>Collects string objects that follow a table.</summary>
internal sealed class StringObjects
{
    /// <summary>ilc's name of String's method table.</summary>
    private const string StringMethodTable = "_ZTV6String";

    // A string object: header, method table, length, UTF-16 code units, a zero. Its address is that of the second.
    private const int ObjectHeaderSize = sizeof(ulong);
    private const int LengthOffset = ObjectHeaderSize + sizeof(ulong);
    private const int CharactersOffset = LengthOffset + sizeof(int);

    private readonly MemoryStream content = new();
    private readonly List<int> tables = [];

    /// <summary>Adds a string; the result is the offset of what references to it name, among all of them.</summary>
    public int Add(string text)
    {
        int reference = (int)content.Length + ObjectHeaderSize;
        byte[] bytes = new byte[Alignment.RoundUp(CharactersOffset + ((text.Length + 1) * sizeof(char)), sizeof(ulong))];
        BitConverter.TryWriteBytes(bytes.AsSpan(LengthOffset), text.Length);
        Encoding.Unicode.GetBytes(text, bytes.AsSpan(CharactersOffset));
        content.Write(bytes);
        tables.Add(reference);
        return reference;
    }

    /// <summary>Appends the objects to a table, which must be writable: a string's header is where a lock on it is.</summary>
    public void AppendTo(MemoryStream table, List<DataReference> references)
    {
        int start = (int)table.Length;
        references.AddRange(tables.Select(offset => new DataReference(start + offset, StringMethodTable)));
        content.WriteTo(table);
    }
}
