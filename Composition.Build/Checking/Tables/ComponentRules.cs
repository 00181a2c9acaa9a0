// Compares component records with what is granted.
using CamkesNet.Abi;
using CamkesNet.Build.Checking.Authority;
using CamkesNet.Build.Checking.Violations;

namespace CamkesNet.Build.Checking.Tables;

/// <summary>
/// Components: each has the records behind those of the one before, so that none reaches into another's; no
/// supervisor, which nothing declares yet.
/// </summary>
internal static class ComponentRules
{
    public static void Check(CheckContext context)
    {
        uint threads = 0;
        uint capabilities = 0;
        uint mappings = 0;
        foreach (ComponentAuthority component in context.Authority.Components)
        {
            ComponentRecord record = context.Tables.Components[component.Index];
            string owner = $"Component '{component.Name}'";
            context.RequireName(record.Name, component.Name, owner);
            context.RequireName(record.Description, Describe(component), owner);
            Run(context, owner, "threads", record.FirstThread, record.ThreadCount, ref threads);
            Run(context, owner, "capabilities", record.FirstCapability, record.CapabilityCount, ref capabilities);
            Run(context, owner, "mappings", record.FirstMapping, record.MappingCount, ref mappings);
            Findings findings = context.Findings;
            findings.RequireEqual(record.ThreadCount, (uint)component.Instance.Threads.Count, owner, "threads:");
            findings.RequireEqual(record.SupervisorNotification, uint.MaxValue, owner, "as its supervisor");
            findings.RequireEqual(record.SupervisorBadge, 0ul, owner, "for its supervisor the badge");
            context.RequireFlag(record.IsVirtualMachine, component.IsMonitor, owner, "as the mark of a monitor");
            context.RequireFlag(record.IsBackground, component.Instance.Background, owner, "as the mark of the background");
            findings.RequireEqual(record.Reserved, 0u, owner, "in the reserved field");
        }

        RequireAll(context, threads, context.Tables.Threads.Length, "threads");
        RequireAll(context, capabilities, context.Tables.Capabilities.Length, "capabilities");
        RequireAll(context, mappings, context.Tables.Mappings.Length, "mappings");
    }

    /// <summary>For the boot line: the guest files of a monitor.</summary>
    private static string Describe(ComponentAuthority component)
    {
        if (!component.IsMonitor)
        {
            return "";
        }

        string kernel = InstanceAttributes.Text(component.Instance, "KernelImage");
        string initrd = InstanceAttributes.Text(component.Instance, "InitrdImage");
        return initrd.Length == 0 ? kernel : $"{kernel} + {initrd}";
    }

    private static void Run(CheckContext context, string owner, string records, uint first, uint count, ref uint next)
    {
        context.Findings.RequireEqual(first, next, owner, $"as the first of its {records}");
        next = unchecked(next + count);
    }

    private static void RequireAll(CheckContext context, uint used, int count, string records) =>
        context.Findings.Require(
            used == count, $"The components have {used} {records}, and the table has {count}.");
}
