// What a component is doing.
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Objects;

/// <summary>The result of <see cref="ControlRequest.Status"/>.</summary>
internal enum ComponentStatus : byte
{
    Running = 0,
    Suspended = 1,
    Stopped = 2,
}
