// A device that is called at a certain time.
namespace CamkesNet.Vmm.Time;

/// <summary>A device with a deadline.</summary>
public interface ITimedDevice
{
    /// <summary>The time of <see cref="IClock"/> at which to call; <see cref="ulong.MaxValue"/>: never.</summary>
    ulong NextDeadline { get; }

    /// <summary>
    /// Does what is due at <paramref name="now"/>. Afterwards <see cref="NextDeadline"/> lies behind
    /// <paramref name="now"/>, however many periods were missed.
    /// </summary>
    void Expire(ulong now);
}
