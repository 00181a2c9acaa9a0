// An exception that the guest is to take at the next entry.
using CamkesNet.Abi;

namespace CamkesNet.Vmm.Processor;

/// <summary>At most one exception waits: the one that ended the instruction.</summary>
internal sealed class PendingException
{
    private ulong injection;

    /// <summary>Whether an exception waits.</summary>
    public bool IsPending => injection != 0;

    /// <summary>Queues an exception.</summary>
    /// <param name="state">The vCPU: in real mode no error code is pushed.</param>
    /// <param name="vector">Which.</param>
    /// <param name="errorCode">Its error code, if it has one.</param>
    public void Raise(ref VcpuState state, ExceptionVector vector, uint errorCode = 0)
    {
        injection = EventInjection.Valid | EventInjection.TypeException | (byte)vector;
        if (ProcessorMode.IsProtected(ref state) && ExceptionVectors.HasErrorCode((int)vector))
        {
            injection |= EventInjection.ErrorCodeValid | ((ulong)errorCode << EventInjection.ErrorCodeShift);
        }
    }

    /// <summary>Queues a page fault and sets CR2.</summary>
    public void RaisePageFault(ref VcpuState state, ulong linear, uint errorCode)
    {
        state.Cr2 = linear;
        state.DirtyGroups |= VcpuRegisterGroup.Control;
        Raise(ref state, ExceptionVector.Page, errorCode);
    }

    /// <summary>Takes the exception, in the form of <see cref="VcpuState.Injection"/>; 0 if there is none.</summary>
    public ulong Take()
    {
        ulong taken = injection;
        injection = 0;
        return taken;
    }
}
