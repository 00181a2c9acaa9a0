// What an attacker notes down in memory that survives its restarts: words of a shared region.
namespace CamkesNet.Tests.Fuzz.Attacks;

/// <summary>Offsets in the region of an attacker.</summary>
internal static class AttackRecord
{
    /// <summary>The state of its random numbers.</summary>
    public const int Random = 0;

    /// <summary>System calls so far.</summary>
    public const int Calls = 8;

    /// <summary>How often it has seen what is not its own.</summary>
    public const int Leaks = 16;

    /// <summary>The last such value.</summary>
    public const int Leaked = 24;

    /// <summary>Of the supervisor: calls when it last looked, and restarts.</summary>
    public const int CallsSeen = 32;
    public const int Restarts = 40;

    /// <summary>System calls by operation.</summary>
    public const int ByOperation = 64;
}
