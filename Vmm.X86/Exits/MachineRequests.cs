// What devices and the processor have asked for about the whole machine.
using CamkesNet.Vmm.Buses;

namespace CamkesNet.Vmm.Exits;

/// <summary>A wish of the guest that is carried out between two instructions.</summary>
internal enum MachineRequest
{
    None = 0,
    Reset,
    PowerOff,
    End,
}

/// <summary>Keeps the guest's last wish.</summary>
internal sealed class MachineRequests : IMachineControl
{
    /// <summary>What was asked for last.</summary>
    public MachineRequest Pending { get; private set; }

    /// <summary>Who asked for the last reset.</summary>
    public ResetSource Source { get; private set; }

    /// <summary>The status of the last <see cref="MachineRequest.End"/>.</summary>
    public uint Status { get; private set; }

    /// <inheritdoc/>
    public void RequestReset(ResetSource source)
    {
        Pending = MachineRequest.Reset;
        Source = source;
    }

    /// <inheritdoc/>
    public void RequestPowerOff() => Pending = MachineRequest.PowerOff;

    /// <inheritdoc/>
    public void RequestEnd(uint status)
    {
        Pending = MachineRequest.End;
        Status = status;
    }

    /// <summary>Takes the wish.</summary>
    public MachineRequest Take()
    {
        MachineRequest taken = Pending;
        Pending = MachineRequest.None;
        return taken;
    }
}
