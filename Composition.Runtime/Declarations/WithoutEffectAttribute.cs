// [WithoutEffect]: a setting that is accepted and does nothing.
namespace CamkesNet;

/// <summary>
/// Marks a setting of <see cref="VmConfigurationAttribute"/> that CAmkES has and that does nothing here: a system that
/// sets it compiles, and an analyzer says that the setting has no effect (CN1036).
/// </summary>
/// <param name="reason">Why it has no effect: a clause of the message.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WithoutEffectAttribute(string reason) : Attribute
{
    /// <summary>Why it has no effect.</summary>
    public string Reason { get; } = reason;
}
