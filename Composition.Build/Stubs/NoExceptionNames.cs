// The kernel has no exceptions of its own: what the core library asks for is empty.
namespace CamkesNet.Build.Stubs;

/// <summary>An empty table of names of exceptions.</summary>
internal sealed class NoExceptionNames : StubSet
{
    /// <summary>The core library's import.</summary>
    public const string Import = "RhExceptionNames";

    /// <summary>The symbol of the table.</summary>
    public const string Table = "__exception_names";

    /// <inheritdoc/>
    public override void Emit(StubBuilder stubs)
    {
        stubs.AddressOf(Import, Table);
        stubs.Data(Table, new byte[sizeof(ulong)], sizeof(ulong), writable: false);
    }
}
