// Compares notifications, interrupts and timers with what is granted.
using CamkesNet.Abi;
using CamkesNet.Build.Checking.Authority;
using CamkesNet.Build.Checking.Violations;
using CamkesNet.Build.Declarations;

namespace CamkesNet.Build.Checking.Tables;

/// <summary>Notifications, interrupts and timers: bound and delivered as declared, one object for a line.</summary>
internal static class EventRules
{
    public static void Check(CheckContext context)
    {
        for (int i = 0; i < context.Authority.Notifications.Count; i++)
        {
            GrantedNotification granted = context.Authority.Notifications[i];
            NotificationRecord record = context.Tables.Notifications[i];
            string owner = $"Notification '{granted.Name}'";
            context.RequireName(record.Name, granted.Name, owner);
            context.Findings.RequireEqual(record.BoundThread, granted.BoundThread, owner, "as its bound thread");
            context.RequireZero(record.Reserved, owner);
        }

        var lines = new HashSet<(uint Number, byte IsIsa)>();
        for (int i = 0; i < context.Authority.Interrupts.Count; i++)
        {
            InterruptRecord record = context.Tables.Interrupts[i];
            (GrantedEvent granted, DeclaredHardware line) = context.Authority.Interrupts[i];
            string owner = $"Interrupt '{granted.Name}'";
            CheckLine(context, owner, line, record);
            CheckDelivery(context, owner, granted, record.Notification, record.Badge);
            context.Findings.Require(
                lines.Add((record.Number, record.IsIsa)), $"{owner} is the same line as another interrupt.");
        }

        for (int i = 0; i < context.Authority.Timers.Count; i++)
        {
            TimerRecord record = context.Tables.Timers[i];
            GrantedEvent granted = context.Authority.Timers[i];
            string owner = $"Timer '{granted.Name}'";
            CheckDelivery(context, owner, granted, record.Notification, record.Badge);
            context.RequireZero(record.Reserved, owner);
        }
    }

    private static void CheckLine(CheckContext context, string owner, DeclaredHardware line, in InterruptRecord record)
    {
        context.Findings.RequireEqual((ulong)record.Number, line.Start, owner, "the number");
        context.RequireFlag(record.IsIsa, line.Isa, owner, "as the mark of an ISA interrupt");
        context.RequireFlag(record.IsLevelTriggered, line.LevelTriggered, owner, "as the mark of a level trigger");
        context.RequireFlag(record.IsActiveLow, line.ActiveLow, owner, "as the mark of a low polarity");
        context.RequireZero(record.Reserved, owner);
        context.RequireZero(record.Reserved2, owner);
    }

    private static void CheckDelivery(
        CheckContext context, string owner, GrantedEvent granted, uint notification, ulong badge)
    {
        context.RequireObject(notification, CapabilityKind.Notification, granted.Notification, owner);
        context.Findings.RequireEqual(badge, granted.Badge, owner, "the badge");
    }
}
