// The invariant of each state finds a thread that breaks it.
using System.Runtime.InteropServices;
using CamkesNet.Kernel.Objects;
using CamkesNet.Kernel.Virtualization;
using Thread = CamkesNet.Kernel.Objects.Thread;
using ThreadState = CamkesNet.Kernel.Objects.ThreadState;

namespace CamkesNet.Tests.Objects;

[TestFixture]
public sealed unsafe class ThreadInvariantTests
{
    private Thread* thread;
    private Thread* other;
    private Endpoint* endpoint;
    private Notification* notification;
    private Vcpu* vcpu;

    /// <summary>What breaks a thread in a state; <c>thread</c> and the objects of the fixture are as the state requires.</summary>
    private Dictionary<ThreadState, Action[]> Mutations => new()
    {
        [ThreadState.Stopped] =
        [
            () => thread->IsQueued = true,
            () => thread->Server = other,
            () => thread->WaitsFor = notification,
            () => thread->Vcpu = vcpu,
            () => thread->Caller = other,
        ],
        [ThreadState.Ready] =
        [
            () => thread->Server = other,
            () => thread->WaitsFor = notification,
            () =>
            {
                thread->IsQueued = true;
                thread->Priority = Thread.SuspendedPriority;
            },
        ],
        [ThreadState.Sending] =
        [
            () => thread->IsQueued = true,
            () => thread->Vcpu = vcpu,
            () => thread->Endpoint = null,
            () => endpoint->FirstSender = null,
            () => thread->Server = other,
        ],
        [ThreadState.AwaitingReply] =
        [
            () => thread->IsQueued = true,
            () => thread->Server = null,
            () => other->Caller = null,
            () => thread->WaitsFor = notification,
        ],
        [ThreadState.Receiving] =
        [
            () => thread->IsQueued = true,
            () => endpoint->Receiver = other,
            () => thread->Endpoint = null,
            () => thread->Caller = other,
        ],
        [ThreadState.Waiting] =
        [
            () => thread->IsQueued = true,
            () => notification->Waiter = null,
            () => notification->Bits = 1,
            () => thread->WaitsFor = null,
            () => thread->Server = other,
        ],
        [ThreadState.Sleeping] =
        [
            () => thread->IsQueued = true,
            () => thread->Deadline.IsQueued = false,
            () => thread->WaitsFor = notification,
            () => thread->Server = other,
        ],
    };

    private static IEnumerable<object> States => Enum.GetValues<ThreadState>().Cast<object>();

    [SetUp]
    public void CreateObjects()
    {
        thread = (Thread*)NativeMemory.AllocZeroed((nuint)sizeof(Thread));
        other = (Thread*)NativeMemory.AllocZeroed((nuint)sizeof(Thread));
        endpoint = (Endpoint*)NativeMemory.AllocZeroed((nuint)sizeof(Endpoint));
        notification = (Notification*)NativeMemory.AllocZeroed((nuint)sizeof(Notification));
        vcpu = (Vcpu*)NativeMemory.AllocZeroed((nuint)sizeof(Vcpu));
    }

    [TearDown]
    public void FreeObjects()
    {
        NativeMemory.Free(thread);
        NativeMemory.Free(other);
        NativeMemory.Free(endpoint);
        NativeMemory.Free(notification);
        NativeMemory.Free(vcpu);
    }

    [TestCaseSource(nameof(States))]
    public void Each_mutation_of_a_state_is_found(object state)
    {
        Action[] mutations = Mutations[(ThreadState)state];
        for (int i = 0; i < mutations.Length; i++)
        {
            Enter((ThreadState)state);
            Assert.That(ThreadInvariant.Holds(thread), Is.True);
            mutations[i]();
            Assert.That(ThreadInvariant.Holds(thread), Is.False, $"mutation {i}");
        }
    }

    [TestCaseSource(nameof(States))]
    public void A_deadline_without_a_wait_or_sleep_is_found(object state)
    {
        Enter((ThreadState)state);
        thread->Deadline.IsQueued = true;
        Assert.That(ThreadInvariant.Holds(thread), Is.EqualTo((ThreadState)state is ThreadState.Waiting or ThreadState.Sleeping));
    }

    [Test]
    public void A_caller_that_does_not_await_the_reply_of_this_thread_is_found()
    {
        Enter(ThreadState.Ready);
        thread->Caller = other;
        other->Server = thread;
        other->State = ThreadState.AwaitingReply;
        Assert.That(ThreadInvariant.Holds(thread), Is.True);
        other->State = ThreadState.Ready;
        Assert.That(ThreadInvariant.Holds(thread), Is.False);
    }

    [Test]
    public void A_number_that_is_no_state_is_found()
    {
        Enter((ThreadState)99);
        Assert.That(ThreadInvariant.Holds(thread), Is.False);
    }

    /// <summary>Puts the thread into a state, with all that belongs to it.</summary>
    private void Enter(ThreadState state)
    {
        *thread = new Thread { State = state, Endpoint = endpoint };
        thread->Deadline.IsQueued = state == ThreadState.Sleeping;
        *other = new Thread { Caller = state == ThreadState.AwaitingReply ? thread : null };
        thread->Server = state == ThreadState.AwaitingReply ? other : null;
        thread->WaitsFor = state == ThreadState.Waiting ? notification : null;
        *endpoint = new Endpoint { FirstSender = thread, Receiver = thread };
        *notification = new Notification { Waiter = thread };
    }
}
