// A call site's cache of resolved interface calls. The dispatch stubs read both structures.
namespace Internal.Runtime;

/// <summary>A call site's cell; a run of cells for one interface method ends with {0, slot}.</summary>
internal struct InterfaceDispatchCell
{
    internal nint Code;
    internal nint Info;
}

/// <summary>One type and its method, in a chain.</summary>
// Sound: entries are complete before a cell points to them and are never changed or freed afterwards.
internal unsafe struct InterfaceDispatchCacheEntry
{
    /// <summary>The type's <c>MethodTable</c>.</summary>
    internal void* Type;
    internal nint Code;
    internal InterfaceDispatchCacheEntry* Next;
    internal nint OriginalInfo;
    internal int ChainLength;
}
