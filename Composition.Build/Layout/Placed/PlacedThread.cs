// A thread, ready for the boot tables.
namespace CamkesNet.Build.Layout.Placed;

/// <summary>A thread with its addresses.</summary>
internal sealed record PlacedThread
{
    public required string Name { get; init; }

    public required byte Priority { get; init; }

    public required bool StartsAtBoot { get; init; }

    public required ulong StackTop { get; init; }

    public required ulong StackBottom { get; init; }

    public required ulong ThreadBlock { get; init; }

    /// <summary>The index of the memory object with the thread block.</summary>
    public required uint ThreadBlockMemory { get; init; }

    /// <summary>The index of the notification bound to the thread; <see cref="uint.MaxValue"/> without.</summary>
    public required uint BoundNotification { get; init; }
}
