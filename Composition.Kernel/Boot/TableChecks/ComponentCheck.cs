// Components, their threads and their capabilities in the boot tables.
using CamkesNet.Abi;

namespace CamkesNet.Kernel.Boot.TableChecks;

/// <summary>Checks who there is and what each may do.</summary>
// Sound: runs of records are compared with their tables, and indices with the counts, before they are used.
internal static unsafe class ComponentCheck
{
    private const ulong ThreadBlockSize = UserAddressSpace.IpcBufferOffset + UserAddressSpace.PageSize;

    /// <summary>The runs of the components follow each other, so that every record belongs to exactly one.</summary>
    public static bool IsValid(in TableView view)
    {
        BootTables* head = view.Head;
        uint threads = 0;
        uint capabilities = 0;
        uint mappings = 0;
        for (uint i = 0; i < head->Components.Count; i++)
        {
            ComponentRecord* record = view.Components + i;
            if (!view.IsName(record->Name) || !view.IsName(record->Description)
                || !Take(ref threads, record->FirstThread, record->ThreadCount, head->Threads)
                || !Take(ref capabilities, record->FirstCapability, record->CapabilityCount, head->Capabilities)
                || !Take(ref mappings, record->FirstMapping, record->MappingCount, head->Mappings)
                || record->IsVirtualMachine > 1 || record->IsBackground > 1 || record->Reserved != 0
                || !TableView.IsIndexOrNone(record->SupervisorNotification, head->Notifications)
                || (record->SupervisorNotification == TableView.None) != (record->SupervisorBadge == 0)
                || !MappingCheck.IsValid(view, record) || !AreThreadsValid(view, i)
                || !AreCapabilitiesValid(view, record))
            {
                return false;
            }
        }

        return threads == head->Threads.Count && capabilities == head->Capabilities.Count
            && mappings == head->Mappings.Count && IsReporterValid(view);
    }

    /// <summary>Whether a run begins where the one before ends; moves the end.</summary>
    public static bool Take(ref uint end, uint first, uint count, TableRange table)
    {
        if (first != end || count > table.Count - end)
        {
            return false;
        }

        end += count;
        return true;
    }

    /// <summary>The reporter has a thread that can wait, and the kernel memory that it can write for it.</summary>
    private static bool IsReporterValid(in TableView view)
    {
        BootTables* head = view.Head;
        if (head->Reporter == TableView.None)
        {
            return head->FaultRecord == TableView.None;
        }

        return head->Reporter < head->Components.Count && view.Components[head->Reporter].ThreadCount != 0
            && head->FaultRecord < head->MemoryObjects.Count
            && view.MemoryObjects[head->FaultRecord].Kind == MemoryObjectKind.Zeroed
            && view.MemoryObjects[head->FaultRecord].Size >= (ulong)sizeof(FaultRecord);
    }

    private static bool AreThreadsValid(in TableView view, uint component)
    {
        ComponentRecord* owner = view.Components + component;
        for (uint i = owner->FirstThread; i < owner->FirstThread + owner->ThreadCount; i++)
        {
            ThreadRecord* record = view.Threads + i;
            if (!view.IsName(record->Name) || record->Component != component || record->StartsAtBoot > 1
                || record->Reserved != 0
                || !TableView.IsIndexOrNone(record->BoundNotification, view.Head->Notifications)
                || !MappingCheck.IsMapped(view, owner, record->Entry, 1, MappingRights.Execute)
                || !IsStackValid(view, owner, record) || !IsBlockValid(view, owner, record)
                || !IsBindingValid(view, i))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsStackValid(in TableView view, ComponentRecord* owner, ThreadRecord* record)
    {
        ulong size = record->StackTop - record->StackBottom;
        return TableView.IsPageAligned(record->StackTop | record->StackBottom)
            && record->StackBottom < record->StackTop && size < UserAddressSpace.StackStride
            && record->StackTop >= UserAddressSpace.StackStride
            && MappingCheck.IsMapped(view, owner, record->StackBottom, size, MappingRights.Write);
    }

    /// <summary>The kernel reaches the IPC buffer through the object, the component through its mapping.</summary>
    private static bool IsBlockValid(in TableView view, ComponentRecord* owner, ThreadRecord* record)
    {
        for (uint i = owner->FirstMapping; i < owner->FirstMapping + owner->MappingCount; i++)
        {
            MappingRecord* mapping = view.Mappings + i;
            if (mapping->VirtualAddress == record->ThreadBlock)
            {
                return mapping->MemoryObject == record->ThreadBlockObject && mapping->Offset == 0
                    && mapping->Size >= ThreadBlockSize && (mapping->Rights & MappingRights.Write) != 0
                    && view.MemoryObjects[mapping->MemoryObject].Kind == MemoryObjectKind.Zeroed;
            }
        }

        return false;
    }

    /// <summary>A notification is bound to one thread at most, and does not name another.</summary>
    private static bool IsBindingValid(in TableView view, uint thread)
    {
        uint notification = view.Threads[thread].BoundNotification;
        if (notification == TableView.None)
        {
            return true;
        }

        for (uint i = 0; i < thread; i++)
        {
            if (view.Threads[i].BoundNotification == notification)
            {
                return false;
            }
        }

        return view.Notifications[notification].BoundThread == thread;
    }

    /// <summary>Slot 0 is empty, so that a system call with an unset slot is a fault.</summary>
    private static bool AreCapabilitiesValid(in TableView view, ComponentRecord* owner)
    {
        for (uint i = 0; i < owner->CapabilityCount; i++)
        {
            CapabilityRecord* record = view.Capabilities + owner->FirstCapability + i;
            if (!IsCapabilityValid(view, record)
                || (record->Kind != CapabilityKind.None && i == 0))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsCapabilityValid(in TableView view, CapabilityRecord* record)
    {
        const CapabilityRights SendReceive = CapabilityRights.Send | CapabilityRights.Receive;
        BootTables* head = view.Head;
        (uint count, CapabilityRights rights) = record->Kind switch
        {
            CapabilityKind.None => (1u, CapabilityRights.None),
            CapabilityKind.Endpoint => (head->EndpointCount, SendReceive),
            CapabilityKind.Notification => (head->Notifications.Count, SendReceive),
            CapabilityKind.Interrupt => (head->Interrupts.Count, CapabilityRights.Send),
            CapabilityKind.Timer => (head->Timers.Count, CapabilityRights.Send),
            CapabilityKind.IoPorts => (head->IoPorts.Count, SendReceive),
            CapabilityKind.Vcpu => (head->Vcpus.Count, CapabilityRights.Control),
            CapabilityKind.Thread => (head->Threads.Count, CapabilityRights.Control),
            CapabilityKind.Control => (head->Components.Count, CapabilityRights.Control),
            CapabilityKind.Log => (1u, CapabilityRights.Send | CapabilityRights.Control),
            _ => (0u, CapabilityRights.None),
        };
        bool hasBadge = record->Kind is CapabilityKind.Endpoint or CapabilityKind.Notification;
        return record->Object < count && (record->Rights & ~rights) == 0 && record->Reserved == 0
            && (hasBadge || record->Badge == 0);
    }
}
