using CamkesNet.Abi;

namespace CamkesNet.Build.Checking;

/// <summary>
/// Rules about threads: they start in code, have a stack with a guard page, and a block of their own.
/// </summary>
internal static class ThreadRules
{
    public static void Check(CheckContext context)
    {
        BootTablesView tables = context.Tables;
        for (int i = 0; i < tables.Components.Length; i++)
        {
            MappingRecord[] mappings = tables.MappingsOf(tables.Components[i]).ToArray();
            string owner = tables.Text(tables.Components[i].Name);
            context.Require(tables.Components[i].ThreadCount > 0, $"'{owner}' has no thread.");
            ThreadRecord[] threads = tables.ThreadsOf(tables.Components[i]).ToArray();
            for (int j = 0; j < threads.Length; j++)
            {
                ThreadRecord thread = threads[j];
                string name = $"{owner}.{tables.Text(thread.Name)}";
                context.Require(thread.Component == i, $"Thread '{name}' belongs to another component.");
                context.Require(
                    Has(mappings, new AddressRange(thread.Entry, 1), MappingRights.Execute),
                    $"Thread '{name}' starts at 0x{thread.Entry:X}, which is not code.");
                var stack = new AddressRange(thread.StackBottom, thread.StackTop - thread.StackBottom);
                context.Require(
                    thread.StackBottom < thread.StackTop && Has(mappings, stack, MappingRights.Write),
                    $"The stack of '{name}' at {stack} is not mapped.");
                var guard = new AddressRange(thread.StackBottom - UserAddressSpace.PageSize, UserAddressSpace.PageSize);
                context.Require(
                    !mappings.Any(mapping => new AddressRange(mapping.VirtualAddress, mapping.Size).Overlaps(guard)),
                    $"The page below the stack of '{name}' is mapped, so an overflow would go unnoticed.");
                var block = new AddressRange(
                    thread.ThreadBlock, UserAddressSpace.IpcBufferOffset + UserAddressSpace.PageSize);
                context.Require(
                    mappings.Any(mapping => mapping.MemoryObject == thread.ThreadBlockObject &&
                        mapping.VirtualAddress == block.Start && mapping.Size == block.Size &&
                        mapping.Rights.HasFlag(MappingRights.Write)),
                    $"The block of thread '{name}' at {block} is not its memory object.");
                context.Require(
                    thread.BoundNotification == uint.MaxValue ||
                        (thread.BoundNotification < tables.Notifications.Length &&
                        tables.Notifications[thread.BoundNotification].BoundThread ==
                            tables.Components[i].FirstThread + j),
                    $"The notification bound to thread '{name}' is bound to another one.");
            }
        }
    }

    private static bool Has(MappingRecord[] mappings, AddressRange range, MappingRights rights) =>
        mappings.Any(mapping => mapping.Rights.HasFlag(rights) &&
            new AddressRange(mapping.VirtualAddress, mapping.Size).Contains(range));
}
