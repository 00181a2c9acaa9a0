// Boot tables that must be refused.
using CamkesNet.Abi;
using CamkesNet.Kernel.Boot;
using CamkesNet.Kernel.Objects;
using CamkesNet.Kernel.Virtualization;

namespace CamkesNet.Tests.Boot;

[TestFixture]
public unsafe class BootTableCheckTests
{
    /// <summary>A head and one record of every kind, all valid.</summary>
    private struct Layout
    {
        public BootTables Head;
        public ComponentRecord Component;
        public ThreadRecord Thread;
        public CapabilityRecord Capability;
        public MemoryObjectRecord Block;
        public MemoryObjectRecord Text;
        public MappingRecord Mapping;
        public NotificationRecord Notification;
        public InterruptRecord Interrupt;
        public TimerRecord Timer;
        public IoPortsRecord IoPorts;
        public GuestAddressSpaceRecord Space;
        public GuestMappingRecord GuestMapping;
        public VcpuRecord Vcpu;
        public ulong Strings;
    }

    private delegate void Change(ref Layout layout);

    [Test]
    public void Sound_tables_are_accepted() => Assert.That(IsValid((ref Layout _) => { }), Is.True);

    [Test]
    public void Tables_of_another_version_are_refused() =>
        Assert.That(IsValid((ref Layout tables) => tables.Head.Version++), Is.False);

    [Test]
    public void A_table_that_leaves_the_tables_is_refused()
    {
        Assert.That(IsValid((ref Layout tables) => tables.Head.Threads.Count = uint.MaxValue), Is.False);
        Assert.That(IsValid((ref Layout tables) => tables.Head.Vcpus.Offset = uint.MaxValue), Is.False);
        Assert.That(IsValid((ref Layout tables) => tables.Head.Size = uint.MaxValue), Is.False);
    }

    [Test]
    public void Runs_that_wrap_around_are_refused() =>
        Assert.That(
            IsValid((ref Layout tables) =>
            {
                tables.Component.FirstThread = uint.MaxValue;
                tables.Component.ThreadCount = 2;
            }),
            Is.False);

    [Test]
    public void Names_outside_of_the_strings_are_refused() =>
        Assert.That(IsValid((ref Layout tables) => tables.Thread.Name.Length = 9), Is.False);

    [Test]
    public void An_object_that_does_not_exist_is_refused()
    {
        Assert.That(IsValid((ref Layout tables) => tables.Capability.Object = 1), Is.False);
        Assert.That(IsValid((ref Layout tables) => tables.Capability.Kind = (CapabilityKind)77), Is.False);
        Assert.That(IsValid((ref Layout tables) => tables.Interrupt.Notification = 1), Is.False);
        Assert.That(IsValid((ref Layout tables) => tables.Timer.Notification = 1), Is.False);
        Assert.That(IsValid((ref Layout tables) => tables.Vcpu.GuestAddressSpace = 1), Is.False);
        Assert.That(IsValid((ref Layout tables) => tables.Thread.ThreadBlockObject = 2), Is.False);
    }

    [Test]
    public void A_mapping_that_is_writable_and_executable_is_refused() =>
        Assert.That(
            IsValid((ref Layout tables) => tables.Mapping.Rights = MappingRights.Write | MappingRights.Execute),
            Is.False);

    [Test]
    public void A_writable_mapping_of_the_images_own_pages_is_refused() =>
        Assert.That(IsValid((ref Layout tables) => tables.Mapping.Rights = MappingRights.Write), Is.False);

    [Test]
    public void A_mapping_beyond_its_memory_object_is_refused() =>
        Assert.That(IsValid((ref Layout tables) => tables.Mapping.Offset = 0x1000), Is.False);

    [TestCase(0UL)]
    [TestCase(0x40_0800UL)]
    [TestCase(UserAddressSpace.End)]
    [TestCase(KernelAddressSpace.ImageBase)]
    [TestCase(0xFFFF_FFFF_FFFF_F000UL)]
    public void A_mapping_outside_of_the_components_half_is_refused(ulong address) =>
        Assert.That(IsValid((ref Layout tables) => tables.Mapping.VirtualAddress = address), Is.False);

    [Test]
    public void Contents_beyond_the_image_are_refused() =>
        Assert.That(IsValid((ref Layout tables) => tables.Text.Source = 0x30_0000), Is.False);

    private static bool IsValid(Change change)
    {
        Layout tables = default;
        BootTables* head = &tables.Head;
        head->Magic = BootTables.ExpectedMagic;
        head->Version = BootTables.CurrentVersion;
        head->Size = (uint)sizeof(Layout);
        head->EndpointCount = 1;
        head->ImageEnd = 0x30_0000;
        head->Components = Range(head, &tables.Component, 1);
        head->Threads = Range(head, &tables.Thread, 1);
        head->Capabilities = Range(head, &tables.Capability, 1);
        head->MemoryObjects = Range(head, &tables.Block, 2);
        head->Mappings = Range(head, &tables.Mapping, 1);
        head->Notifications = Range(head, &tables.Notification, 1);
        head->Interrupts = Range(head, &tables.Interrupt, 1);
        head->Timers = Range(head, &tables.Timer, 1);
        head->IoPorts = Range(head, &tables.IoPorts, 1);
        head->GuestAddressSpaces = Range(head, &tables.Space, 1);
        head->GuestMappings = Range(head, &tables.GuestMapping, 1);
        head->Vcpus = Range(head, &tables.Vcpu, 1);
        head->Strings = Range(head, &tables.Strings, sizeof(ulong));
        tables.Component.ThreadCount = 1;
        tables.Component.CapabilityCount = 1;
        tables.Component.MappingCount = 1;
        tables.Component.SupervisorNotification = uint.MaxValue;
        tables.Thread.Name.Length = 8;
        tables.Thread.Entry = UserAddressSpace.ImageBase;
        tables.Thread.StackTop = UserAddressSpace.StackArea + UserAddressSpace.StackStride;
        tables.Thread.StackBottom = tables.Thread.StackTop - 0x1000;
        tables.Thread.ThreadBlock = UserAddressSpace.ThreadArea;
        tables.Thread.BoundNotification = uint.MaxValue;
        tables.Capability.Kind = CapabilityKind.Endpoint;
        tables.Block.Kind = MemoryObjectKind.Zeroed;
        tables.Block.Size = 0x2000;
        tables.Text.Kind = MemoryObjectKind.InImage;
        tables.Text.Size = 0x1000;
        tables.Text.Source = 0x20_0000;
        tables.Mapping.VirtualAddress = UserAddressSpace.ImageBase;
        tables.Mapping.Size = 0x1000;
        tables.Mapping.MemoryObject = 1;
        tables.Mapping.Rights = MappingRights.Read | MappingRights.Execute;
        tables.Notification.BoundThread = uint.MaxValue;
        tables.Space.MappingCount = 1;
        change(ref tables);
        return BootTableCheck.IsValid(head, (ulong)sizeof(Layout));
    }

    private static TableRange Range(BootTables* head, void* first, uint count) =>
        new() { Offset = (uint)((byte*)first - (byte*)head), Count = count };
}
