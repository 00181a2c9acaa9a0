// The memory that connections have.
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.Layout;

/// <summary>
/// Regions by the ends that map them. Connections that meet in a port share one region, named after the first of
/// them, unless the connector has a region for each client.
/// </summary>
internal sealed class SharedRegions(ComposedSystem system)
{
    private readonly Dictionary<(ConnectionEnd End, int Element), string> regionOfEnd = [];
    private readonly List<string> names = [];

    /// <summary>All regions, each as large as the largest contents of its ports, in whole pages.</summary>
    public IEnumerable<RegionObject> InOrder()
    {
        ILookup<string, ConnectionEnd> endsOfRegion = regionOfEnd.ToLookup(
            pair => pair.Value, pair => pair.Key.End, StringComparer.Ordinal);
        foreach (string name in names)
        {
            long size = endsOfRegion[name].Max(end => system.Resolve(end)?.Port.ContentsSize ?? 0);
            yield return new RegionObject(name, RoundUpToPages(Math.Max(1, size)));
        }
    }

    /// <summary>The region that a port maps for one of its peers, or null.</summary>
    public string? Of(ConnectionEnd end, int element, bool perClient) =>
        regionOfEnd.TryGetValue(Place(end, element, perClient), out string? region) ? region : null;

    /// <summary>Adds the region of two ends.</summary>
    public void Add(
        string name, ConnectorPart part, (ConnectionEnd End, int Element) from, (ConnectionEnd End, int Element) to)
    {
        (ConnectionEnd, int)[] places =
            [Place(from.End, from.Element, part.PerClient), Place(to.End, to.Element, part.PerClient)];
        string[] met = places.Where(regionOfEnd.ContainsKey).Select(place => regionOfEnd[place]).Distinct().ToArray();
        string region = names.Find(met.Contains) ?? name;
        if (met.Length == 0)
        {
            names.Add(region);
        }
        else if (met.Length > 1)
        {
            foreach ((ConnectionEnd, int) place in regionOfEnd.Keys.Where(key => met.Contains(regionOfEnd[key])).ToArray())
            {
                regionOfEnd[place] = region;
            }

            names.RemoveAll(other => other != region && met.Contains(other));
        }

        foreach ((ConnectionEnd, int) place in places)
        {
            regionOfEnd[place] = region;
        }
    }

    // Where elements have memory of their own they are places of their own; else the port is one place.
    private (ConnectionEnd, int) Place(ConnectionEnd end, int element, bool perClient) =>
        (end, perClient || system.Resolve(end)?.Port.IsArray == true ? element : 0);

    private static long RoundUpToPages(long size) =>
        (size + KernelInterface.PageSize - 1) / KernelInterface.PageSize * KernelInterface.PageSize;
}
