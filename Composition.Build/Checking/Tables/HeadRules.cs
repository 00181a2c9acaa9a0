// Compares counts and sums with what is granted.
using CamkesNet.Abi;
using CamkesNet.Build.Checking.Authority;
using CamkesNet.Build.Checking.Violations;

namespace CamkesNet.Build.Checking.Tables;

/// <summary>The head: there are as many objects as declared, and the sums are right.</summary>
internal static class HeadRules
{
    private const string Owner = "The head of the boot tables";

    /// <summary>Whether every table has a record for each object and no other.</summary>
    public static bool CheckCounts(CheckContext context)
    {
        BootTablesView tables = context.Tables;
        bool Has(int count, int expected, string records) =>
            context.Findings.RequireEqual(count, expected, Owner, $"as the number of {records}");
        return Has(tables.Components.Length, context.Authority.Components.Count, "components")
            & Has(tables.Threads.Length, context.Authority.Threads.Count, "threads")
            & Has(tables.Memory.Length, context.Authority.Memory.Count, "memory objects")
            & Has(tables.Notifications.Length, context.Authority.Notifications.Count, "notifications")
            & Has(tables.Interrupts.Length, context.Authority.Interrupts.Count, "interrupts")
            & Has(tables.Timers.Length, context.Authority.Timers.Count, "timers")
            & Has(tables.IoPorts.Length, context.Authority.IoPorts.Count, "I/O port ranges")
            & Has(tables.GuestAddressSpaces.Length, context.Authority.Guests.Count, "guests")
            & Has(
                tables.GuestMappings.Length,
                context.Authority.Guests.Sum(guest => guest.Ram.Count),
                "pieces of guest memory")
            & Has(tables.Vcpus.Length, context.Authority.Vcpus.Count, "virtual processors");
    }

    /// <summary>The kernel reports to the reporter, in memory that only the reporter maps.</summary>
    public static void CheckReporter(CheckContext context)
    {
        BootTables head = context.Tables.Head;
        context.Findings.RequireEqual(
            head.Reporter, context.Authority.Reporter!.Index, Owner, "as the fault reporter");
        context.RequireMemory(head.FaultRecord, ReporterDerivation.Record, Owner, "as the fault record");
    }

    public static void CheckSums(CheckContext context)
    {
        BootTables head = context.Tables.Head;
        context.Findings.RequireEqual(
            head.EndpointCount, (uint)context.Authority.Endpoints.Count, Owner, "as the number of endpoints");
        context.Findings.RequireEqual(head.ImageEnd, context.Image.End, Owner, "as the end of the image");
        UInt128 needed = 0;
        foreach (MemoryObjectRecord memory in context.Tables.Memory)
        {
            bool hasPlace = memory.Kind is MemoryObjectKind.InImage or MemoryObjectKind.Device;
            needed += hasPlace ? 0 : memory.Size;
        }

        context.Findings.RequireEqual(head.MemoryNeeded, needed, Owner, "as the memory that is needed");
    }
}
