// Damages bytes as an attacker would who knows that they hold little-endian numbers.
namespace CamkesNet.Tests.Fuzz.Inputs;

internal static class Damage
{
    private const int MostChanges = 4;

    /// <summary>
    /// A copy with a few changed numbers, copied or exchanged pieces, or cut off. Half of the changes are in
    /// <paramref name="often"/>, such as a header.
    /// </summary>
    public static byte[] Of(ReadOnlySpan<byte> intact, Random random, Range? often = null)
    {
        byte[] bytes = intact.ToArray();
        for (int change = random.Next(1, MostChanges + 1); change > 0 && bytes.Length > sizeof(ulong); change--)
        {
            Span<byte> place = often is { } range && random.Next(2) == 0 ? Inside(bytes, range) : bytes;
            Change(place, random);
        }

        return random.Next(12) == 0 ? bytes[..random.Next(bytes.Length + 1)] : bytes;
    }

    /// <summary>Overwrites a number or a piece somewhere.</summary>
    public static void Change(Span<byte> bytes, Random random)
    {
        int width = Math.Min(1 << random.Next(4), bytes.Length);
        int at = random.Next(bytes.Length - width + 1);
        at -= random.Next(4) == 0 ? 0 : at % width;
        Span<byte> place = bytes.Slice(at, width);
        switch (random.Next(8))
        {
            case 0:
                place[random.Next(width)] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                // A neighbour's value: an offset where a length belongs.
                bytes.Slice(random.Next(bytes.Length - width + 1), width).ToArray().CopyTo(place);
                break;
            case 2:
                int length = random.Next(1, Math.Min(64, bytes.Length) + 1);
                bytes.Slice(random.Next(bytes.Length - length + 1), length).ToArray()
                    .CopyTo(bytes[random.Next(bytes.Length - length + 1)..]);
                break;
            case 3:
                Write(place, Read(place) + (ulong)random.Next(-8, 9));
                break;
            case 4:
                Write(place, unchecked((ulong)bytes.Length - (ulong)random.Next(64)));
                break;
            default:
                Write(place, OddValues.Next(random));
                break;
        }
    }

    private static Span<byte> Inside(byte[] bytes, Range range)
    {
        int end = Math.Min(range.End.GetOffset(bytes.Length), bytes.Length);
        int start = Math.Min(range.Start.GetOffset(bytes.Length), end);
        return end - start < sizeof(ulong) ? bytes : bytes.AsSpan(start, end - start);
    }

    private static ulong Read(ReadOnlySpan<byte> place)
    {
        ulong value = 0;
        for (int i = place.Length - 1; i >= 0; i--)
        {
            value = (value << 8) | place[i];
        }

        return value;
    }

    private static void Write(Span<byte> place, ulong value)
    {
        foreach (ref byte part in place)
        {
            part = (byte)value;
            value >>= 8;
        }
    }
}
