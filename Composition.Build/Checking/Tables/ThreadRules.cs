// Compares thread records with what is granted.
using CamkesNet.Abi;
using CamkesNet.Build.Checking.Authority;
using CamkesNet.Build.Checking.Facts;
using CamkesNet.Build.Checking.Violations;
using CamkesNet.Build.Declarations;

namespace CamkesNet.Build.Checking.Tables;

/// <summary>
/// Threads: as declared, starting at the entry of the code, with a stack and a block that are theirs. That the stack is
/// mapped where the record says, and nothing below it, is for the rules about mappings.
/// </summary>
internal static class ThreadRules
{
    public static void Check(CheckContext context)
    {
        foreach (ComponentAuthority component in context.Authority.Components)
        {
            for (int i = 0; i < component.Instance.Threads.Count; i++)
            {
                Check(context, component, i, context.Tables.Threads[component.FirstThread + i]);
            }
        }
    }

    private static void Check(CheckContext context, ComponentAuthority component, int number, in ThreadRecord record)
    {
        Findings findings = context.Findings;
        DeclaredThread declared = component.Instance.Threads[number];
        string name = component.Thread(number);
        string owner = $"Thread '{name}'";
        context.RequireName(record.Name, declared.Name, owner);
        findings.RequireEqual(record.Component, component.Index, owner, "as its component");
        findings.RequireEqual(record.Priority, declared.Priority, owner, "the priority");
        context.RequireFlag(record.StartsAtBoot, declared.StartsAtBoot, owner, "as the mark of a start at boot");
        context.RequireZero(record.Reserved, owner);
        findings.RequireEqual(record.Entry, component.Program.Entry, owner, "the entry");
        findings.RequireEqual(
            unchecked(record.StackTop - record.StackBottom),
            WholePages.Of(declared.StackSize),
            owner,
            "as its stack's size");
        context.RequireMemory(record.ThreadBlockObject, component.ThreadBlock(number), owner, "as its block");
        GrantedNotification? bound = context.Authority.Notifications.Find(
            item => item.Name == name && item.BoundThread != uint.MaxValue);
        uint? notification = bound is null
            ? uint.MaxValue
            : context.Authority.IndexOf(CapabilityKind.Notification, name);
        findings.Require(
            record.BoundNotification == notification,
            $"{owner} is bound to notification {record.BoundNotification}; the declarations give {notification}.");
    }
}
