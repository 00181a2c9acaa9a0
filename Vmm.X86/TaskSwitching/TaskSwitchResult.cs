// How a task switch ended.
namespace CamkesNet.Vmm.TaskSwitching;

/// <summary>The outcome of a task switch.</summary>
internal enum TaskSwitchResult
{
    /// <summary>The new task runs.</summary>
    Switched,

    /// <summary>An exception was queued: for the old task, or for the new one if that is there already.</summary>
    Faulted,

    /// <summary>The exception came while a double fault was delivered: a triple fault.</summary>
    Shutdown,

    /// <summary>A task state segment, a descriptor or the stack is not in RAM; GuestPhysicalAddress says where.</summary>
    OutsideRam,
}
