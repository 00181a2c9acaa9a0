// Compares guests and virtual processors with what is granted.
using CamkesNet.Abi;
using CamkesNet.Build.Checking.Authority;
using CamkesNet.Build.Checking.Violations;

namespace CamkesNet.Build.Checking.Tables;

/// <summary>
/// Guests: each has its own RAM at address 0 and nothing else, and its processor belongs to its monitor.
/// </summary>
internal static class GuestRules
{
    public static void Check(CheckContext context)
    {
        Findings findings = context.Findings;
        for (int i = 0; i < context.Authority.Guests.Count; i++)
        {
            GrantedGuest guest = context.Authority.Guests[i];
            string owner = $"Guest '{guest.Name}'";
            GuestAddressSpaceRecord space = context.Tables.GuestAddressSpaces[i];
            findings.RequireEqual(space.FirstMapping, (uint)i, owner, "as the first piece of its memory");
            findings.RequireEqual(space.MappingCount, 1u, owner, "as the number of pieces of its memory");
            GuestMappingRecord ram = context.Tables.GuestMappings[i];
            findings.RequireEqual(ram.GuestPhysicalAddress, 0ul, owner, "its memory at");
            findings.RequireEqual(ram.Offset, 0ul, owner, "its memory from offset");
            findings.RequireEqual(ram.Size, guest.Size, owner, "bytes of memory:");
            context.RequireMemory(ram.MemoryObject, guest.Ram, owner, "as its RAM");
            findings.Require(
                ram.Rights == (MappingRights.Read | MappingRights.Write | MappingRights.Execute),
                $"{owner} has the rights {ram.Rights} in its memory; the declarations give all but caching.");
        }

        for (int i = 0; i < context.Authority.Vcpus.Count; i++)
        {
            CheckVcpu(context, context.Authority.Vcpus[i], context.Tables.Vcpus[i]);
        }
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
