// A small system of clients and servers on the kernel's own structures, without a machine below.
using System.Runtime.InteropServices;
using CamkesNet.Abi;
using CamkesNet.Kernel.Entry;
using CamkesNet.Kernel.Objects;
using CamkesNet.Kernel.Scheduling;
using CamkesNet.Tests.Objects;
using KernelThread = CamkesNet.Kernel.Objects.Thread;
using ThreadState = CamkesNet.Kernel.Objects.ThreadState;

namespace CamkesNet.Tests.Entry;

/// <summary>
/// Three components with two threads each. Every component receives from its own endpoint, can call all three, signal
/// and wait for every notification, and suspend and resume its successor. Time slices are measured only where a test
/// says so, so no hardware is touched.
/// </summary>
internal sealed unsafe class MessageWorld : IDisposable
{
    public const int Threads = 6;
    public const int Components = 3;
    public const int Notifications = 3;

    // The slots of a component.
    public const int FirstCall = 0;
    public const int OwnEndpoint = FirstCall + Components;
    public const int FirstSignal = OwnEndpoint + 1;
    public const int FirstWait = FirstSignal + Notifications;
    public const int Successor = FirstWait + Notifications;
    public const int Slots = Successor + 1;

    private const ulong FirstBadge = 0x100;

    private readonly bool usesFastPath;
    private readonly ProcessorBlock* processor = Allocate<ProcessorBlock>(1);
    private readonly KernelThread* threads = Allocate<KernelThread>(Threads);
    private readonly ThreadRecord* records = Allocate<ThreadRecord>(Threads);
    private readonly Component* components = Allocate<Component>(Components);
    private readonly Capability* capabilities = Allocate<Capability>(Components * Slots);
    private readonly Endpoint* endpoints = Allocate<Endpoint>(Components);
    private readonly Notification* notifications = Allocate<Notification>(Notifications);

    public MessageWorld(bool usesFastPath, byte[] priorities)
    {
        this.usesFastPath = usesFastPath;
        SystemCallTable.Fill();
        processor->Construct();
        for (int i = 0; i < Components; i++)
        {
            components[i].Threads = threads + (2 * i);
            components[i].ThreadCount = 2;
            components[i].Capabilities = capabilities + (i * Slots);
            components[i].CapabilityCount = Slots;
            FillSlots(i);
        }

        for (int i = 0; i < Threads; i++)
        {
            records[i].Priority = priorities[i];
            threads[i].Record = records + i;
            threads[i].Component = components + (i / 2);
            threads[i].Processor = processor;
            KernelThread.SetPriority(threads + i, priorities[i]);
            threads[i].Deadline.Owner = threads + i;
            KernelThread.Wake(threads + i);
        }

        for (int i = 0; i < Notifications; i++)
        {
            threads[2 * i].BoundNotification = notifications + i;
            notifications[i].BoundThread = threads + (2 * i);
        }

        Running = Scheduler.Choose(processor, null);
    }

    public KernelThread* Running { get; private set; }

    /// <summary>How often the fast path was taken.</summary>
    public int FastSwitches { get; private set; }

    /// <summary>Lets the running thread make a system call; if none runs, an interrupt signals a notification.</summary>
    public void Step(SystemCallOperation operation, ulong slot, ulong tag, ulong[] words)
    {
        if (Running == null)
        {
            Notification.Deliver(notifications + (slot % Notifications), FirstBadge);
            Running = Scheduler.Choose(processor, null);
            return;
        }

        KernelThread* caller = Running;
        ulong number = (ulong)operation;
        if (usesFastPath && FastPath.TrySwitch(
            slot, tag, words[0], number, words[1], words[2], words[3], caller, out KernelThread* next))
        {
            FastSwitches++;
            Running = next;
            return;
        }

        RegisterFrame* frame = &caller->Context.Frame;
        frame->Rdi = slot;
        frame->Rsi = tag;
        frame->Rdx = words[0];
        frame->R8 = words[1];
        frame->R9 = words[2];
        frame->R10 = words[3];
        FaultKind fault = SystemCallEntry.Execute(caller, SystemCallTable.Find(operation));
        if (fault != FaultKind.None)
        {
            ComponentLife.Stop(caller->Component, fault);
        }

        Running = Scheduler.Choose(processor, caller);
    }

    /// <summary>Measures a time slice of the running thread, which does not end while the test runs.</summary>
    public void MeasureSlice() => processor->Slice.Begin(Running, ulong.MaxValue);

    /// <summary>Whether the measured slice is that of the running thread or of one that it serves.</summary>
    public bool IsSliceRunning => processor->Slice.Covers(Running);

    public int RunningIndex => (int)Index(Running);

    /// <summary>All that a system call can show later, in one text.</summary>
    public string Describe()
    {
        List<string> lines = [$"running {Index(Running)}, highest {processor->Ready.Highest}"];
        for (int i = 0; i < Threads; i++)
        {
            lines.Add($"thread {i}: {Describe(threads + i)}");
        }

        for (int i = 0; i < Components; i++)
        {
            Endpoint* endpoint = endpoints + i;
            lines.Add($"endpoint {i}: receiver {Index(endpoint->Receiver)}, senders {Index(endpoint->FirstSender)} "
                + $"to {Index(endpoint->LastSender)}");
        }

        for (int i = 0; i < Notifications; i++)
        {
            lines.Add($"notification {i}: {notifications[i].Bits:X} waiter {Index(notifications[i].Waiter)}");
        }

        for (int i = 0; i < Components; i++)
        {
            lines.Add($"component {i}: {components[i].Status} {components[i].Fault}");
        }

        return string.Join('\n', lines);
    }

    /// <summary>The threads whose invariant does not hold.</summary>
    public IEnumerable<int> BrokenThreads() =>
        Enumerable.Range(0, Threads).Where(i => !ThreadInvariant.Holds(threads + i));

    public void Dispose()
    {
        NativeMemory.Free(processor);
        NativeMemory.Free(threads);
        NativeMemory.Free(records);
        NativeMemory.Free(components);
        NativeMemory.Free(capabilities);
        NativeMemory.Free(endpoints);
        NativeMemory.Free(notifications);
    }

    private static T* Allocate<T>(int count) where T : unmanaged =>
        (T*)NativeMemory.AllocZeroed((nuint)count, (nuint)sizeof(T));

    private void FillSlots(int component)
    {
        const CapabilityRights Send = CapabilityRights.Send;
        const CapabilityRights Receive = CapabilityRights.Receive;
        Capability* slots = components[component].Capabilities;
        ulong badge = FirstBadge << component;
        endpoints[component].Owner = components + component;
        slots[OwnEndpoint] = Create(CapabilityKind.Endpoint, Receive, endpoints + component, badge);
        for (int i = 0; i < Components; i++)
        {
            slots[FirstCall + i] = Create(CapabilityKind.Endpoint, Send, endpoints + i, badge);
        }

        for (int i = 0; i < Notifications; i++)
        {
            slots[FirstSignal + i] = Create(CapabilityKind.Notification, Send, notifications + i, badge);
            slots[FirstWait + i] = Create(CapabilityKind.Notification, Receive, notifications + i, badge);
        }

        Component* successor = components + ((component + 1) % Components);
        slots[Successor] = Create(CapabilityKind.Control, CapabilityRights.Control, successor, badge);
    }

    private static Capability Create(CapabilityKind kind, CapabilityRights rights, void* target, ulong badge) =>
        new() { KindAndRights = Capability.Encode(kind, rights), Object = target, Badge = badge };

    private string Describe(KernelThread* thread)
    {
        string links = thread->State switch
        {
            ThreadState.Sending => $"at {thread->Endpoint - endpoints} badge {thread->SenderBadge:X} "
                + $"before {Index(thread->Next)} {Words(thread)}",
            ThreadState.Receiving => $"at {thread->Endpoint - endpoints}",
            ThreadState.Waiting => $"for {thread->WaitsFor - notifications}",
            ThreadState.Ready => $"queued {thread->IsQueued} before {Index(thread->IsQueued ? thread->Next : null)} "
                + $"result {thread->Context.Frame.Rax:X} {(HasMessage(thread) ? Words(thread) : string.Empty)}",
            _ => string.Empty,
        };
        return $"{thread->State} priority {thread->Priority} caller {Index(thread->Caller)} "
            + $"server {Index(thread->Server)} {links}";
    }

    /// <summary>After a failed call and with a notification, the message registers mean nothing.</summary>
    private static bool HasMessage(KernelThread* thread) =>
        thread->Context.Frame.Rax != (ulong)CallStatus.ServerDied
        && (thread->Context.Frame.Rax & SystemCallResult.Notified) == 0;

    private static string Words(KernelThread* thread)
    {
        RegisterFrame* frame = &thread->Context.Frame;
        IEnumerable<ulong> words = new[] { frame->Rdx, frame->R8, frame->R9, frame->R10 }
            .Take(MessageTag.Words(frame->Rsi));
        return $"{frame->Rsi:X} {string.Join(' ', words)}";
    }

    private long Index(KernelThread* thread) => thread == null ? -1 : thread - threads;
}
