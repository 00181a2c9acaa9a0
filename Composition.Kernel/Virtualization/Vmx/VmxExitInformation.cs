// The exit information of the VMCS, read once per exit.
namespace CamkesNet.Kernel.Virtualization.Vmx;

/// <summary>What translation of an exit needs: Intel SDM vol. 3, 25.9.</summary>
internal struct VmxExitInformation
{
    public uint Reason;
    public ulong Qualification;
    public uint InstructionLength;
    public uint InstructionInformation;
    public uint Interruption;
    public uint InterruptionErrorCode;
    public uint EventBeingDelivered;
    public uint EventErrorCode;
    public ulong GuestPhysicalAddress;

    /// <summary>Reads the fields that an exit for <paramref name="reason"/> has.</summary>
    public static void Read(uint reason, out VmxExitInformation exit)
    {
        exit = default;
        exit.Reason = reason;
        exit.Qualification = Vmcs.Read(VmcsField.ExitQualification);
        exit.InstructionLength = (uint)Vmcs.Read(VmcsField.ExitInstructionLength);
        exit.EventBeingDelivered = (uint)Vmcs.Read(VmcsField.EventBeingDelivered);
        if (EventInformation.HasErrorCode(exit.EventBeingDelivered))
        {
            exit.EventErrorCode = (uint)Vmcs.Read(VmcsField.EventBeingDeliveredErrorCode);
        }

        switch (reason)
        {
            case VmxExitReason.Exception:
                exit.Interruption = (uint)Vmcs.Read(VmcsField.ExitInterruption);
                exit.InterruptionErrorCode = (uint)Vmcs.Read(VmcsField.ExitInterruptionErrorCode);
                break;
            case VmxExitReason.EptViolation:
            case VmxExitReason.EptMisconfiguration:
                exit.GuestPhysicalAddress = Vmcs.Read(VmcsField.GuestPhysicalAddress);
                break;
            case VmxExitReason.IoInstruction when (exit.Qualification & IoQualification.String) != 0:
                exit.InstructionInformation = (uint)Vmcs.Read(VmcsField.ExitInstructionInformation);
                break;
        }
    }
}
