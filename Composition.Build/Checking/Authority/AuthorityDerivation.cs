// Derives from the declarations what each component may hold and map: the slots that every component has, and its
// memory. What its ports add is in PortDerivation.
using CamkesNet.Abi;
using CamkesNet.Build.Checking.Facts;
using CamkesNet.Build.Checking.Violations;
using CamkesNet.Build.Declarations;

namespace CamkesNet.Build.Checking.Authority;

/// <summary>Derives the authority in a system.</summary>
internal sealed class AuthorityDerivation
{
    private readonly SystemAuthority system = new();
    private readonly ImageFacts image;
    private readonly Findings findings;
    private readonly ConnectionEnds ends;

    private AuthorityDerivation(DeclaredSystem declared, ImageFacts image, Findings findings)
    {
        this.image = image;
        this.findings = findings;
        ends = new ConnectionEnds(declared, findings);
    }

    /// <summary>
    /// What <paramref name="declared"/> allows. It is incomplete where it contradicts itself, which the findings say.
    /// </summary>
    public static SystemAuthority Derive(DeclaredSystem declared, ImageFacts image, Findings findings)
    {
        var derivation = new AuthorityDerivation(declared, image, findings);
        foreach (RegionGroup region in derivation.ends.Regions)
        {
            derivation.AddMemory(new GrantedMemory(region.Name, MemoryObjectKind.Zeroed, region.Size));
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (DeclaredInstance instance in declared.Instances)
        {
            findings.Require(names.Add(instance.Name), $"Two instances have the name '{instance.Name}'.");
            if (!instance.Hardware)
            {
                derivation.AddComponent(instance);
            }
        }

        derivation.AddReporter();
        return derivation.system;
    }

    private void AddMemory(GrantedMemory memory) => system.AddMemory(memory, findings);

    private void AddComponent(DeclaredInstance instance)
    {
        if (Add(instance, CapabilityRights.Control) is { } component)
        {
            new PortDerivation(component, system, ends, image, findings).Derive();
        }
    }

    /// <summary>The fault reporter reads what it reports about. Its texts are written in quiet mode as well.</summary>
    private void AddReporter()
    {
        ComponentAuthority[] reported = [.. system.Components];
        system.Reporter = Add(ReporterDerivation.Declare(reported), CapabilityRights.Control | CapabilityRights.Send);
        if (system.Reporter is not null)
        {
            foreach (GrantedMemory memory in ReporterDerivation.Memory(reported))
            {
                AddMemory(memory);
            }

            system.Reporter.Ports.Add(ReporterDerivation.Port(reported));
        }
    }

    /// <summary>What every component has; null when there is no code for it.</summary>
    private ComponentAuthority? Add(DeclaredInstance instance, CapabilityRights logRights)
    {
        if (!findings.Require(
            image.Programs.TryGetValue(instance.Implementation, out ProgramFacts? program),
            $"The image has no code of '{instance.Implementation.Type}' for '{instance.Name}'."))
        {
            return null;
        }

        var component = new ComponentAuthority(
            instance, program!, (uint)system.Components.Count, (uint)system.Threads.Count);
        system.Components.Add(component);
        findings.Require(instance.Threads.Count > 0, $"'{instance.Name}' has no thread.");
        AddFixedCapabilities(component, logRights);
        AddMemoryOf(component);
        return component;
    }

    private void AddFixedCapabilities(ComponentAuthority component, CapabilityRights logRights)
    {
        void Hold(uint slot, CapabilityKind kind, string name, CapabilityRights rights, ulong badge = 0) =>
            component.Capabilities.Add(new GrantedCapability(slot, kind, name, rights, badge));
        IReadOnlyList<DeclaredThread> threads = component.Instance.Threads;
        Hold(CapabilitySlot.Log, CapabilityKind.Log, "log", logRights);
        if (threads.Any(thread => thread.Receives))
        {
            system.Endpoints.Add(component.Endpoint);
            Hold(CapabilitySlot.Endpoint, CapabilityKind.Endpoint, component.Endpoint, CapabilityRights.Receive);
        }

        if (threads.Count > 1)
        {
            system.Notifications.Add(new GrantedNotification(component.Lock, uint.MaxValue));
            Hold(
                CapabilitySlot.Lock, CapabilityKind.Notification, component.Lock,
                CapabilityRights.Send | CapabilityRights.Receive, badge: 1);
        }

        for (int i = 0; i < threads.Count; i++)
        {
            string name = component.Thread(i);
            findings.Require(!system.Threads.Contains(name), $"Two threads have the name '{name}'.");
            uint index = (uint)system.Threads.Count;
            system.Threads.Add(name);
            bool isBound = threads[i].Receives || threads[i].RunsVcpu;
            system.Notifications.Add(new GrantedNotification(name, isBound ? index : uint.MaxValue));
            Hold(CapabilitySlot.Notification((uint)i), CapabilityKind.Notification, name, CapabilityRights.Receive);
            if (!threads[i].StartsAtBoot)
            {
                Hold(CapabilitySlot.Thread((uint)i), CapabilityKind.Thread, name, CapabilityRights.Control);
            }
        }
    }

    private void AddMemoryOf(ComponentAuthority component)
    {
        foreach (SegmentFacts segment in component.Program.Segments)
        {
            GrantedMemory memory = MemoryOf(segment, segment.MemoryName(component.Program.Name, component.Name));
            if (segment.IsWritable
                || !system.Memory.TryGetValue(memory.Name, out GrantedMemory? known)
                || known != memory)
            {
                AddMemory(memory);
            }
        }

        ulong heap = component.Instance.HeapSize + component.Program.StartupHeap;
        findings.Require(
            heap >= component.Instance.HeapSize, $"The heap of '{component.Name}' is larger than an address space.");
        AddMemory(new GrantedMemory(component.Heap, MemoryObjectKind.Zeroed, WholePages.Of(heap)));
        AddMemory(new GrantedMemory(component.StartupPage, MemoryObjectKind.InImage, 0) { IsStartupPage = true });
        for (int i = 0; i < component.Instance.Threads.Count; i++)
        {
            AddMemory(new GrantedMemory(
                component.Stack(i), MemoryObjectKind.Zeroed, WholePages.Of(component.Instance.Threads[i].StackSize)));
            AddMemory(new GrantedMemory(
                component.ThreadBlock(i),
                MemoryObjectKind.Zeroed,
                UserAddressSpace.IpcBufferOffset + UserAddressSpace.PageSize));
        }
    }

    /// <summary>Data is copied at each start; code and constants are the image's own pages.</summary>
    private static GrantedMemory MemoryOf(SegmentFacts segment, string name) => segment.Contents.Size == 0
        ? new GrantedMemory(name, MemoryObjectKind.Zeroed, WholePages.Of(segment.MemorySize))
        : new GrantedMemory(
            name,
            segment.IsWritable ? MemoryObjectKind.CopiedFromImage : MemoryObjectKind.InImage,
            WholePages.Of(segment.MemorySize))
        {
            Source = segment.Contents.Start,
            SourceSize = segment.Contents.Size,
        };
}
