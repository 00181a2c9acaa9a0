namespace CamkesNet.Build.Layout.Declared;

/// <summary>A thread of an instance.</summary>
internal sealed record DeclaredThread
{
    public required string Name { get; init; }

    public required byte Priority { get; init; }

    public required ulong StackSize { get; init; }

    public bool StartsAtBoot { get; init; }

    /// <summary>The notification that the thread's receive delivers, or null.</summary>
    public string? BoundNotification { get; init; }
}
