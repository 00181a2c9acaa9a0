// Notifications, interrupts, timers and I/O ports in the boot tables.
using CamkesNet.Abi;
using CamkesNet.Kernel.Interrupts;

namespace CamkesNet.Kernel.Boot.TableChecks;

/// <summary>Checks what signals whom.</summary>
// Sound: loops end at the counts of the head, which was checked; a thread's index is compared before it is used.
internal static unsafe class EventCheck
{
    /// <summary>Global system interrupts that I/O APICs can have: eight of them with 256 pins each.</summary>
    private const uint InterruptLimit = InterruptRouting.MaximumIoApics * 256;

    public static bool IsValid(in TableView view)
    {
        BootTables* head = view.Head;
        for (uint i = 0; i < head->Notifications.Count; i++)
        {
            NotificationRecord* record = view.Notifications + i;
            bool isBound = record->BoundThread != TableView.None;
            if (!view.IsName(record->Name) || record->Reserved != 0
                || (isBound && (record->BoundThread >= head->Threads.Count
                    || view.Threads[record->BoundThread].BoundNotification != i)))
            {
                return false;
            }
        }

        for (uint i = 0; i < head->Timers.Count; i++)
        {
            TimerRecord* record = view.Timers + i;
            if (record->Notification >= head->Notifications.Count || record->Reserved != 0 || record->Badge == 0)
            {
                return false;
            }
        }

        for (uint i = 0; i < head->IoPorts.Count; i++)
        {
            IoPortsRecord* record = view.IoPorts + i;
            if (record->First > record->Last || record->Reserved != 0)
            {
                return false;
            }
        }

        return AreInterruptsValid(view);
    }

    /// <summary>Each interrupt has a vector of its own and comes from a line of its own.</summary>
    private static bool AreInterruptsValid(in TableView view)
    {
        if (view.Head->Interrupts.Count > InterruptVector.DeviceCount)
        {
            return false;
        }

        for (uint i = 0; i < view.Head->Interrupts.Count; i++)
        {
            InterruptRecord* record = view.Interrupts + i;
            uint limit = record->IsIsa != 0 ? InterruptRouting.IsaInterrupts : InterruptLimit;
            if (record->Number >= limit || (record->IsIsa | record->IsLevelTriggered | record->IsActiveLow) > 1
                || (record->Reserved | record->Reserved2) != 0 || record->Badge == 0
                || record->Notification >= view.Head->Notifications.Count)
            {
                return false;
            }

            for (uint other = 0; other < i; other++)
            {
                if (view.Interrupts[other].Number == record->Number && view.Interrupts[other].IsIsa == record->IsIsa)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
