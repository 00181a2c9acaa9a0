// The values of settings that a declaration does not give.
namespace CamkesNet;

/// <summary>
/// Defaults of <c>[Instance]</c> and <c>[VmConfiguration]</c>. The generator reads an
/// attribute only where it is written, and has this file for the rest.
/// </summary>
internal static class SettingDefaults
{
    /// <summary>The priority of a component's threads.</summary>
    public const int Priority = 100;

    /// <summary>The size of a component's heap in bytes, in addition to what its runtime needs at its start.</summary>
    public const long HeapSize = 0x10000;

    /// <summary>The size of each thread's stack in bytes.</summary>
    public const int StackSize = 0x10000;
}
