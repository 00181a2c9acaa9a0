// [SettingRange]: the values that a setting may have.
namespace CamkesNet;

/// <summary>
/// Says which values a setting of <see cref="InstanceAttribute"/> or <see cref="VmConfigurationAttribute"/> may have.
/// The analyzers read it here, so the declaration of a setting is the only place that knows its range.
/// </summary>
/// <param name="least">The smallest value.</param>
/// <param name="most">The largest value.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SettingRangeAttribute(long least, long most) : Attribute
{
    /// <summary>The smallest value.</summary>
    public long Least { get; } = least;

    /// <summary>The largest value.</summary>
    public long Most { get; } = most;

    /// <summary>What the value counts, as messages write it behind the range; empty for a plain number.</summary>
    public string Unit { get; set; } = "";

    /// <summary>What the value is a multiple of.</summary>
    public long Step { get; set; } = 1;
}
