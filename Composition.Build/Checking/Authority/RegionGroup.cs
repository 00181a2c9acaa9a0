// The memory of connections: those that meet in a port share one region.
using CamkesNet.Build.Checking.Facts;
using CamkesNet.Build.Declarations;

namespace CamkesNet.Build.Checking.Authority;

/// <summary>Ports that map one region. Groups that meet become one, which has the name of the earlier.</summary>
internal sealed class RegionGroup(string name, int order)
{
    private readonly string name = name;
    private readonly int order = order;
    private ulong size = 1;
    private RegionGroup? joined;

    public string Name => Root.name;

    /// <summary>Bytes, in whole pages: as many as the port needs that needs the most.</summary>
    public ulong Size => WholePages.Of(Root.size);

    /// <summary>The same for all groups that have become one.</summary>
    public RegionGroup Root => joined is null ? this : joined.Root;

    public void Add(DeclaredPort port) => Root.size = Math.Max(Root.size, port.Size);

    /// <summary>Makes one group of two.</summary>
    public void Join(RegionGroup other)
    {
        (RegionGroup first, RegionGroup second) =
            Root.order <= other.Root.order ? (Root, other.Root) : (other.Root, Root);
        if (first != second)
        {
            second.joined = first;
            first.size = Math.Max(first.size, second.size);
        }
    }
}
