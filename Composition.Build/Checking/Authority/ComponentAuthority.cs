// Everything that one component may hold, and the names of what it consists of.
using CamkesNet.Abi;
using CamkesNet.Build.Checking.Facts;
using CamkesNet.Build.Declarations;

namespace CamkesNet.Build.Checking.Authority;

/// <summary>What a component may do, and what it consists of.</summary>
internal sealed class ComponentAuthority(DeclaredInstance instance, ProgramFacts program, uint index, uint firstThread)
{
    public DeclaredInstance Instance { get; } = instance;

    public ProgramFacts Program { get; } = program;

    /// <summary>The component's place among the components.</summary>
    public uint Index { get; } = index;

    /// <summary>The place of its first thread among all threads.</summary>
    public uint FirstThread { get; } = firstThread;

    public string Name => Instance.Name;

    public string Endpoint => $"{Name}.endpoint";

    public string Lock => $"{Name}.lock";

    public string Heap => $"{Name}.heap";

    public string StartupPage => $"{Name}.startup";

    /// <summary>Whether it is the monitor of a virtual machine.</summary>
    public bool IsMonitor => Instance.Ports.Any(port => port.Parts.Contains(PartKind.Vcpu));

    /// <summary>By ascending slot.</summary>
    public List<GrantedCapability> Capabilities { get; } = [];

    /// <summary>In the order of the declared ports.</summary>
    public List<GrantedPort> Ports { get; } = [];

    /// <summary>The name of a thread, which is its notification's as well.</summary>
    public string Thread(int number) => $"{Name}.{Instance.Threads[number].Name}";

    public string Stack(int thread) => $"{Thread(thread)}.stack";

    /// <summary>The two pages of a thread: its context and its messages.</summary>
    public string ThreadBlock(int thread) => $"{Thread(thread)}.block";
}
