// The label of a frame is what the names of its instances have in common.
using CamkesNet.Build.Declarations;

namespace CamkesNet.Build.Reports.Diagram;

/// <summary>Names clusters.</summary>
internal static class ClusterLabel
{
    private const int ShortestPrefix = 3;

    /// <summary>The words with which all names begin; without any, the instance that has the most lines.</summary>
    public static string Of(IReadOnlyList<DeclaredInstance> instances, IReadOnlyList<DiagramEdge> edges)
    {
        string[] names = [.. instances.Select(instance => instance.Name)];
        int length = CommonWords(names);
        return length >= ShortestPrefix
            ? names[0][..length].TrimEnd('_')
            : $"{names.MaxBy(name => edges.Count(edge => edge.From == name || edge.To == name))} +{names.Length - 1}";
    }

    private static int CommonWords(string[] names)
    {
        int length = names[0].Length;
        foreach (string name in names)
        {
            length = Math.Min(length, names[0].AsSpan().CommonPrefixLength(name));
        }

        while (length > 0 && !names.All(name => IsEndOfWord(name, length)))
        {
            length--;
        }

        return length;
    }

    private static bool IsEndOfWord(string name, int at) =>
        at == name.Length
        || name[at] == '_'
        || name[at - 1] == '_'
        || char.IsUpper(name[at])
        || char.IsDigit(name[at]) != char.IsDigit(name[at - 1]);
}
