// The fields of the records that the checker reads, by reflection: a new field is under test without a line here.
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CamkesNet.Abi;
using CamkesNet.Build.Checking.Facts;
using CamkesNet.Build.Checking.Tables;

namespace CamkesNet.Tests.Checking;

/// <summary>A field of a record in an image.</summary>
/// <param name="Name">Such as <c>ThreadRecord.Name.Offset</c>.</param>
/// <param name="Offset">Its first byte in the payload.</param>
/// <param name="Size">Its bytes.</param>
internal sealed record TableField(string Name, int Offset, int Size)
{
    /// <summary>The largest value of the field.</summary>
    public ulong Maximum => ulong.MaxValue >> (64 - (Size * 8));

    public ulong Read(byte[] payload)
    {
        ulong value = 0;
        for (int i = Size - 1; i >= 0; i--)
        {
            value = (value << 8) | payload[Offset + i];
        }

        return value;
    }

    public void Write(byte[] payload, ulong value)
    {
        for (int i = 0; i < Size; i++)
        {
            payload[Offset + i] = (byte)(value >> (i * 8));
        }
    }
}

/// <summary>Finds the fields of an image.</summary>
internal static class TableFields
{
    /// <summary>Every field of every record in the boot tables and the start-up pages.</summary>
    public static List<TableField> Of(ImageFacts image)
    {
        int tables = (int)(image.Tables.Start - image.PayloadStart);
        var view = new BootTablesView(image.Read(image.Tables).ToArray());
        List<TableField> fields = [.. OfRecord(typeof(BootTables), tables)];
        (TableRange Range, Type Type)[] ranges =
        [
            .. typeof(BootTables).GetFields(BindingFlags.Instance | BindingFlags.Public)
                .Where(field => field.FieldType == typeof(TableRange))
                .Select(field => ((TableRange)field.GetValue(view.Head)!, RecordOf(field.Name))),
        ];
        foreach ((TableRange range, Type type) in ranges.Where(entry => entry.Type != typeof(byte)))
        {
            fields.AddRange(OfRun(type, tables + (int)range.Offset, range.Count));
        }

        foreach (MemoryObjectRecord page in view.Memory.Where(memory => view.Text(memory.Name).EndsWith(".startup")))
        {
            int start = (int)(page.Source - image.PayloadStart);
            StartupInfo info = MemoryMarshal.Read<StartupInfo>(image.Payload.AsSpan(start));
            fields.AddRange(OfRecord(typeof(StartupInfo), start));
            fields.AddRange(OfRun(typeof(PortInfo), start + (int)info.PortsOffset, info.PortCount));
            fields.AddRange(OfRun(typeof(LinkInfo), start + (int)info.LinksOffset, info.LinkCount));
            fields.AddRange(OfRun(typeof(AttributeInfo), start + (int)info.AttributesOffset, info.AttributeCount));
        }

        return fields;
    }

    /// <summary>The record type of a table, by the plural that the head uses; text for the strings.</summary>
    private static Type RecordOf(string table)
    {
        Assembly abi = typeof(BootTables).Assembly;
        string[] singulars = [table, table[..^1], table.Replace("ies", "y")];
        return table == nameof(BootTables.Strings)
            ? typeof(byte)
            : singulars.Select(name => abi.GetType($"{typeof(BootTables).Namespace}.{name}Record"))
                .First(type => type is not null)!;
    }

    private static IEnumerable<TableField> OfRun(Type type, int start, uint count) => Enumerable
        .Range(0, (int)count)
        .SelectMany(i => OfRecord(type, start + (i * Marshal.SizeOf(type))));

    private static IEnumerable<TableField> OfRecord(Type type, int start) => OfType(type, type.Name, start);

    private static IEnumerable<TableField> OfType(Type type, string name, int start)
    {
        foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public))
        {
            int offset = start + (int)Marshal.OffsetOf(type, field.Name);
            Type value = field.FieldType.IsEnum ? field.FieldType.GetEnumUnderlyingType() : field.FieldType;
            if (value.IsPrimitive)
            {
                yield return new TableField($"{name}.{field.Name}", offset, Marshal.SizeOf(value));
            }
            else
            {
                foreach (TableField part in OfType(value, $"{name}.{field.Name}", offset))
                {
                    yield return part;
                }
            }
        }
    }
}
