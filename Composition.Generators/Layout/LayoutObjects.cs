// The objects of a layout while it is built.
namespace CamkesNet.Generators.Layout;

/// <summary>Objects in the order in which they were added.</summary>
internal sealed class LayoutObjects
{
    private readonly List<LayoutObject> objects = [];
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    public IReadOnlyList<LayoutObject> InOrder => objects;

    public void Add(LayoutObject item)
    {
        names.Add(item.Name);
        objects.Add(item);
    }

    /// <summary>Adds an object that several instances hold, such as a device, unless it is there already.</summary>
    public void AddOnce(LayoutObject item)
    {
        if (!names.Contains(item.Name))
        {
            Add(item);
        }
    }
}
