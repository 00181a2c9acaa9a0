// Reads the small part of ACPI Machine Language that our DSDT is written in. ACPI specification 6.4, chapter 20.
using System.Text;

namespace CamkesNet.Tests.Acpi;

/// <summary>Turns a definition block into lines like "Device PCI0" and "Name _UID 1", indented by nesting.</summary>
internal static class AmlReader
{
    public static List<string> Read(ReadOnlySpan<byte> aml)
    {
        List<string> lines = [];
        ReadTerms(aml, "", lines);
        return lines;
    }

    private static void ReadTerms(ReadOnlySpan<byte> aml, string indent, List<string> lines)
    {
        int at = 0;
        while (at < aml.Length)
        {
            switch (aml[at])
            {
                case 0x10:
                    at = ReadBlock(aml, at + 1, "Scope", indent, lines);
                    break;
                case 0x5B when aml[at + 1] == 0x82:
                    at = ReadBlock(aml, at + 2, "Device", indent, lines);
                    break;
                case 0x08:
                    at++;
                    string name = ReadName(aml, ref at);
                    lines.Add($"{indent}Name {name} {ReadData(aml, ref at)}");
                    break;
                default:
                    throw new AssertionException($"Opcode {aml[at]:X2} at {at}.");
            }
        }
    }

    private static int ReadBlock(ReadOnlySpan<byte> aml, int at, string kind, string indent, List<string> lines)
    {
        int end = at + ReadLength(aml, ref at);
        string name = ReadName(aml, ref at);
        lines.Add($"{indent}{kind} {name}");
        ReadTerms(aml[at..end], indent + "  ", lines);
        return end;
    }

    // The length counts from its own first byte.
    private static int ReadLength(ReadOnlySpan<byte> aml, ref int at)
    {
        int start = at;
        byte lead = aml[at++];
        int follow = lead >> 6;
        int length = follow == 0 ? lead & 0x3F : lead & 0xF;
        for (int i = 0; i < follow; i++)
        {
            length |= aml[at++] << (4 + (8 * i));
        }

        Assert.That(start + length, Is.LessThanOrEqualTo(aml.Length), "a block ends within its parent");
        return length;
    }

    private static string ReadName(ReadOnlySpan<byte> aml, ref int at)
    {
        string root = "";
        if (aml[at] == '\\')
        {
            root = "\\";
            at++;
        }

        string name = Encoding.ASCII.GetString(aml.Slice(at, 4));
        at += 4;
        return root + name;
    }

    private static string ReadData(ReadOnlySpan<byte> aml, ref int at)
    {
        byte op = aml[at++];
        switch (op)
        {
            case 0 or 1:
                return op.ToString();
            case 0x0A:
                return aml[at++].ToString();
            case 0x0B:
                at += 2;
                return (aml[at - 2] | (aml[at - 1] << 8)).ToString();
            case 0x0C:
                at += 4;
                return EisaId(aml.Slice(at - 4, 4));
            case 0x11:
                int end = at + ReadLength(aml, ref at);
                string size = ReadData(aml, ref at);
                string bytes = Convert.ToHexString(aml[at..end]);
                Assert.That(bytes, Has.Length.EqualTo(2 * int.Parse(size)));
                at = end;
                return bytes;
            case 0x12:
                int packageEnd = at + ReadLength(aml, ref at);
                int count = aml[at++];
                string[] elements = new string[count];
                for (int i = 0; i < count; i++)
                {
                    elements[i] = ReadData(aml, ref at);
                }

                Assert.That(at, Is.EqualTo(packageEnd));
                return "{" + string.Join(",", elements) + "}";
            default:
                throw new AssertionException($"Data opcode {op:X2} at {at - 1}.");
        }
    }

    private static string EisaId(ReadOnlySpan<byte> bytes)
    {
        int letters = (bytes[0] << 8) | bytes[1];
        return $"{(char)('@' + (letters >> 10 & 31))}{(char)('@' + (letters >> 5 & 31))}{(char)('@' + (letters & 31))}"
            + $"{bytes[2]:X2}{bytes[3]:X2}";
    }
}
