// A virtual processor as the monitor sees it: the kernel's object on the image, a script in tests.
using CamkesNet.Abi;

namespace CamkesNet.Vmm.Processor;

/// <summary>One virtual processor, and the waiting of the thread that runs it.</summary>
internal interface IVcpu
{
    /// <summary>The page that kernel and monitor share; always the same.</summary>
    ref VcpuState State { get; }

    /// <summary>The host's time-stamp counter.</summary>
    ulong Timestamp { get; }

    /// <summary>Its ticks a second.</summary>
    ulong TimestampFrequency { get; }

    /// <summary>Enters the guest until it exits.</summary>
    VcpuExitReason Run();

    /// <summary>Stores every register group in <see cref="State"/>.</summary>
    void ReadState();

    /// <summary>Waits for a notification of the thread.</summary>
    /// <param name="deadline">The host's time at which to return; <see cref="ulong.MaxValue"/> for never.</param>
    /// <returns>Whether the thread was notified; false: the deadline has passed.</returns>
    bool Wait(ulong deadline);
}
