// Writes a document in few bytes: reports are mailed and attached, and systems repeat themselves.
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CamkesNet.Build.Reports.Packing;

/// <summary>
/// Packs JSON: each text, number and repeated part is written once, and then named by its index. Compression would save
/// more, but what a compressor writes depends on its version and on the processor; reports are the same everywhere.
/// </summary>
internal sealed class PackedJson
{
    /// <summary>A browser's numbers are exact up to here; larger ones become text.</summary>
    private const long LargestExact = 1L << 53;

    private readonly HashSet<string> without;
    private readonly Dictionary<string, PackedPart> parts = new(StringComparer.Ordinal);
    private readonly List<PackedPart> lists = [];
    private readonly Dictionary<string, int> shapes = new(StringComparer.Ordinal);
    private readonly List<string> shapeNames = [];

    private PackedJson(IEnumerable<string> without) =>
        this.without = new HashSet<string>(without, StringComparer.Ordinal);

    /// <summary>The packed document, which <c>unpack.js</c> reads.</summary>
    /// <param name="document">What to write.</param>
    /// <param name="without">Properties that are left out, as paths such as <c>components.threads</c>.</param>
    public static string Write(JsonElement document, IEnumerable<string> without)
    {
        var packed = new PackedJson(without);
        PackedPart root = packed.Add(document, "");
        return packed.Write(root);
    }

    private PackedPart Add(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.Object => AddObject(value, path),
        JsonValueKind.Array => AddList(-1, [.. value.EnumerateArray().Select(element => Add(element, path))]),
        JsonValueKind.String => Find(PackedPartKind.Text, value.GetString()!),
        JsonValueKind.Number => AddNumber(value),
        _ => Find(PackedPartKind.Constant, value.GetRawText()),
    };

    private PackedPart AddObject(JsonElement value, string path)
    {
        JsonProperty[] properties =
        [
            .. value.EnumerateObject().Where(property => !without.Contains(Under(path, property.Name))),
        ];
        string names = $"[{string.Join(',', properties.Select(property => Quote(property.Name)))}]";
        if (!shapes.TryGetValue(names, out int shape))
        {
            shape = shapeNames.Count;
            shapes.Add(names, shape);
            shapeNames.Add(names);
        }

        return AddList(shape, [.. properties.Select(property => Add(property.Value, Under(path, property.Name)))]);
    }

    private PackedPart AddList(int shape, IReadOnlyList<PackedPart> elements)
    {
        string key = $"{shape}:{string.Join(',', elements.Select(element => element.Identity))}";
        if (!parts.TryGetValue(key, out PackedPart? list))
        {
            list = new PackedPart(PackedPartKind.List, key, parts.Count) { Shape = shape, Elements = elements };
            parts.Add(key, list);
            lists.Add(list);
            foreach (PackedPart element in elements)
            {
                element.Uses++;
            }
        }

        return list;
    }

    private PackedPart AddNumber(JsonElement value)
    {
        bool isExact = !value.TryGetDecimal(out decimal number)
            || !decimal.IsInteger(number)
            || Math.Abs(number) <= LargestExact;
        return Find(isExact ? PackedPartKind.Number : PackedPartKind.Text, value.GetRawText());
    }

    private PackedPart Find(PackedPartKind kind, string text)
    {
        string key = $"{kind} {text}";
        if (!parts.TryGetValue(key, out PackedPart? part))
        {
            part = new PackedPart(kind, text, parts.Count);
            parts.Add(key, part);
        }

        return part;
    }

    private string Write(PackedPart root)
    {
        PackedPart[] constants = OfKind(PackedPartKind.Constant);
        PackedPart[] texts =
            [.. OfKind(PackedPartKind.Text).OrderBy(part => part.Value, StringComparer.Ordinal)];
        PackedPart[] numbers =
        [
            .. OfKind(PackedPartKind.Number)
                .OrderByDescending(part => part.Uses)
                .ThenBy(part => part.Value, StringComparer.Ordinal),
        ];

        // A list stands behind its elements.
        PackedPart[] repeated = [.. lists.Where(part => part.Uses > 1)];
        int index = 0;
        foreach (PackedPart part in (PackedPart[])[.. constants, .. texts, .. numbers, .. repeated])
        {
            part.Index = index++;
        }

        return $$"""
            {"constants":[{{Join(constants.Select(part => part.Value))}}],
            "texts":[{{Join(WithoutCommonStarts(texts))}}],
            "numbers":[{{Join(numbers.Select(part => part.Value))}}],
            "shapes":[{{Join(shapeNames)}}],
            "repeated":[{{Join(repeated.Select(part => part.Contents()))}}],
            "root":{{root}}}
            """;
    }

    private PackedPart[] OfKind(PackedPartKind kind) => [.. parts.Values.Where(part => part.Kind == kind)];

    /// <summary>Of each text, how many characters it shares with the text before it, and the rest.</summary>
    private static IEnumerable<string> WithoutCommonStarts(IEnumerable<PackedPart> sorted)
    {
        string last = "";
        foreach (string text in sorted.Select(part => part.Value))
        {
            int common = text.AsSpan().CommonPrefixLength(last);

            // The two halves of a character outside of the basic plane stay together.
            if (common > 0 && char.IsHighSurrogate(text[common - 1]))
            {
                common--;
            }

            yield return $"{common},{Quote(text[common..])}";
            last = text;
        }
    }

    private static string Under(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string Join(IEnumerable<string> values) => string.Join(',', values);

    private static string Quote(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
