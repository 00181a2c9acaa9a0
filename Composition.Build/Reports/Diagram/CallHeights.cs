// Who calls is drawn above who is called: ranks by longest path, as layered drawings have them.
namespace CamkesNet.Build.Reports.Diagram;

/// <summary>Ranks instances or clusters.</summary>
/// <param name="calls">What each calls.</param>
internal sealed class CallHeights<T>(ILookup<T, T> calls)
    where T : notnull
{
    private readonly Dictionary<T, int> heights = [];
    private readonly HashSet<T> onPath = [];

    /// <summary>The longest chain of calls that starts there; calls that close a cycle do not count.</summary>
    public int Of(T caller)
    {
        if (heights.TryGetValue(caller, out int known))
        {
            return known;
        }

        onPath.Add(caller);
        int height = 0;
        foreach (T target in calls[caller].Where(target => !onPath.Contains(target)))
        {
            height = Math.Max(height, Of(target) + 1);
        }

        onPath.Remove(caller);
        return heights[caller] = height;
    }
}
