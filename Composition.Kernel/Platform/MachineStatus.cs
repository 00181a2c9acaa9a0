// How the run of a machine has ended.
namespace CamkesNet.Kernel.Platform;

/// <summary>The exit status of <c>./run</c> and <c>dotnet run</c>, which have 1 and 2 for themselves.</summary>
internal enum MachineStatus : byte
{
    Success = 0,

    /// <summary>A component or a monitor was stopped, or the system cannot run on this machine.</summary>
    Stopped = 3,

    /// <summary>Something waits for ever.</summary>
    EndlessWait = 4,

    /// <summary>The system has virtual machines, and this machine has no virtualization.</summary>
    NoVirtualization = 5,
}
