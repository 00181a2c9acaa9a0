// Compares guests and virtual processors with what is granted.
using CamkesNet.Abi;
using CamkesNet.Build.Checking.Authority;
using CamkesNet.Build.Checking.Violations;

namespace CamkesNet.Build.Checking.Tables;

/// <summary>
/// Guests: each has its own RAM, where a PC has it, and nothing else, and its processor belongs to its monitor.
/// </summary>
internal static class GuestRules
{
    public static void Check(CheckContext context)
    {
        int next = 0;
        for (int i = 0; i < context.Authority.Guests.Count; i++)
        {
            GrantedGuest guest = context.Authority.Guests[i];
            string owner = $"Guest '{guest.Name}'";
            GuestAddressSpaceRecord space = context.Tables.GuestAddressSpaces[i];
            context.Findings.RequireEqual(space.FirstMapping, (uint)next, owner, "as the first piece of its memory");
            context.Findings.RequireEqual(
                space.MappingCount, (uint)guest.Ram.Count, owner, "as the number of pieces of its memory");
            foreach (GrantedGuestPiece piece in guest.Ram)
            {
                CheckPiece(context, owner, piece, context.Tables.GuestMappings[next++]);
            }
        }

        for (int i = 0; i < context.Authority.Vcpus.Count; i++)
        {
            CheckVcpu(context, context.Authority.Vcpus[i], context.Tables.Vcpus[i]);
        }
    }

    private static void CheckPiece(
        CheckContext context, string owner, GrantedGuestPiece granted, in GuestMappingRecord record)
    {
        Findings findings = context.Findings;
        findings.RequireEqual(record.GuestPhysicalAddress, granted.Address, owner, "its memory at");
        findings.RequireEqual(record.Offset, 0ul, owner, "its memory from offset");
        findings.RequireEqual(record.Size, granted.Size, owner, "bytes of memory:");
        context.RequireMemory(record.MemoryObject, granted.Memory, owner, "as its RAM");
        findings.Require(
            record.Rights == (MappingRights.Read | MappingRights.Write | MappingRights.Execute),
            $"{owner} has the rights {record.Rights} in its memory; the declarations give all but caching.");
    }

    private static void CheckVcpu(CheckContext context, GrantedVcpu granted, in VcpuRecord record)
    {
        string owner = $"Virtual processor '{granted.Name}'";
        int guest = context.Authority.Guests.FindIndex(item => item.Name == granted.Guest);
        int monitor = context.Authority.Components.FindIndex(item => item.Name == granted.Monitor);
        context.Findings.Require(
            guest >= 0 && record.GuestAddressSpace == guest,
            $"{owner} runs in guest {record.GuestAddressSpace}; the declarations give '{granted.Guest}'.");
        context.Findings.Require(
            monitor >= 0 && record.Component == monitor,
            $"{owner} belongs to component {record.Component}; the declarations give '{granted.Monitor}'.");
        context.RequireMemory(record.StateObject, granted.State, owner, "as its state page");
        context.RequireZero(record.Reserved, owner);
    }
}
