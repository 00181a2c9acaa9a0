// A virtual processor whose exits a test writes.
using System.Runtime.InteropServices;
using CamkesNet.Abi;
using CamkesNet.Vmm.Processor;

namespace CamkesNet.Tests;

/// <summary>Each entry plays the next step of the script; behind its end the guest "powers off" by a failure.</summary>
internal sealed unsafe class ScriptedVcpu : IVcpu, IDisposable
{
    public const ulong Frequency = 2_000_000_000;

    private readonly VcpuState* state = (VcpuState*)NativeMemory.AllocZeroed((nuint)sizeof(VcpuState));
    private readonly Queue<Step> script = new();

    /// <summary>What the guest does between an entry and the next exit.</summary>
    public delegate VcpuExitReason Step(ref VcpuState state);

    public ref VcpuState State => ref *state;

    public ulong Timestamp { get; set; } = 1_000_000;

    public ulong TimestampFrequency => Frequency;

    /// <summary>Deadlines of the waits so far.</summary>
    public List<ulong> Waits { get; } = [];

    /// <summary>What each entry injected; 0 for nothing.</summary>
    public List<ulong> Injections { get; } = [];

    /// <summary>Called by a wait; true: notified, false: the deadline has come.</summary>
    public Func<bool>? OnWait { get; set; }

    /// <summary>False: exits come before the entry, and their time is not reported.</summary>
    public bool StampsExits { get; set; } = true;

    public int ReadStateCalls { get; private set; }

    /// <summary>Plays this step at every entry when the script is at its end.</summary>
    public Step? Forever { get; set; }

    public void Then(Step step) => script.Enqueue(step);

    public VcpuExitReason Run()
    {
        if (Forever is null)
        {
            Injections.Add(state->Injection);
        }

        state->Injection = 0;
        state->DirtyGroups = VcpuRegisterGroup.None;
        state->ValidGroups = VcpuRegisterGroup.General | VcpuRegisterGroup.Control | VcpuRegisterGroup.Segments;
        Step? step = script.Count > 0 ? script.Dequeue() : Forever;
        VcpuExitReason reason = step?.Invoke(ref *state) ?? VcpuExitReason.Other;
        Timestamp++;
        state->ExitReason = reason;
        state->ExitTimestamp = StampsExits ? Timestamp : state->ExitTimestamp;
        return reason;
    }

    public void ReadState()
    {
        ReadStateCalls++;
        state->ValidGroups = VcpuRegisterGroup.All;
    }

    public bool Wait(ulong deadline)
    {
        Waits.Add(deadline);
        bool notified = OnWait?.Invoke() ?? false;
        if (!notified && deadline != ulong.MaxValue)
        {
            Timestamp = Math.Max(Timestamp, deadline);
        }

        return notified;
    }

    public void Dispose() => NativeMemory.Free(state);
}
