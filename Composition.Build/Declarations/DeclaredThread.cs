// The threads of an instance, the first of which runs at boot.
namespace CamkesNet.Build.Declarations;

/// <summary>A thread of an instance.</summary>
internal sealed record DeclaredThread
{
    public required string Name { get; init; }

    public required byte Priority { get; init; }

    public required ulong StackSize { get; init; }

    public required bool StartsAtBoot { get; init; }

    /// <summary>Receives the calls of the instance's provided ports.</summary>
    public required bool Receives { get; init; }

    /// <summary>Runs the instance's virtual processor.</summary>
    public required bool RunsVcpu { get; init; }
}
