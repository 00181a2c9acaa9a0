// Protection keys of user pages: Intel SDM vol. 3, 4.6.2; AMD APM vol. 2, 5.6.
using CamkesNet.Abi;
using CamkesNet.Vmm.Processor;

namespace CamkesNet.Vmm.Memory;

/// <summary>
/// What PKRU forbids. The register is asked for only where it counts, since that takes a system call: guests that enable
/// keys seldom have user pages accessed by their monitor.
/// </summary>
internal sealed class ProtectionKeys(IVcpu vcpu)
{
    private const ulong AccessDisable = 1;
    private const ulong WriteDisable = 2;
    private const int BitsPerKey = 2;

    /// <summary>Whether the key of a user page forbids an access, a supervisor's as well as a user's.</summary>
    /// <param name="state">The vCPU.</param>
    /// <param name="leaf">The entry that maps the page, in long mode.</param>
    /// <param name="access">Instruction fetches are always allowed.</param>
    public bool Deny(ref VcpuState state, ulong leaf, LinearAccess access)
    {
        if ((state.Cr4 & Cr4.ProtectionKeys) == 0 || (access & LinearAccess.Fetch) != 0)
        {
            return false;
        }

        RegisterGroups.Require(vcpu, ref state, VcpuRegisterGroup.ModelSpecific);
        int key = (int)((leaf >> PageTableEntry.ProtectionKeyShift) & PageTableEntry.ProtectionKeyMask);
        ulong rights = state.ProtectionKeyRights >> (key * BitsPerKey);
        bool isWrite = (access & LinearAccess.Write) != 0;
        bool heedsWrites = (access & LinearAccess.User) != 0 || (state.Cr0 & Cr0.WriteProtect) != 0;
        return (rights & AccessDisable) != 0 || (isWrite && heedsWrites && (rights & WriteDisable) != 0);
    }
}
