// Boot tables that must be refused.
using CamkesNet.Abi;
using CamkesNet.Kernel.Boot;
using CamkesNet.Kernel.Boot.TableChecks;

namespace CamkesNet.Tests.Boot;

[TestFixture]
public unsafe class BootTableCheckTests
{
    [Test]
    public void Sound_tables_are_accepted() => Assert.That(IsValid(_ => { }), Is.True);

    [Test]
    public void Tables_of_another_version_are_refused() => Assert.That(IsValid(tables => tables.Head.Version++), Is.False);

    [Test]
    public void A_reporter_that_the_kernel_cannot_report_to_is_refused()
    {
        Assert.That(IsValid(tables => tables.Head.Reporter = 2), Is.False);
        Assert.That(IsValid(tables => tables.Head.Reporter = uint.MaxValue), Is.False);
        Assert.That(IsValid(tables => tables.Head.FaultRecord = uint.MaxValue), Is.False);
        Assert.That(IsValid(tables => tables.Head.FaultRecord = 3), Is.False, "constants of the image");
        Assert.That(IsValid(tables => tables.MemoryObjects[10].Size -= UserAddressSpace.PageSize), Is.False);
    }

    [Test]
    public void Tables_without_a_reporter_are_accepted() =>
        Assert.That(
            IsValid(tables =>
            {
                tables.Head.Reporter = uint.MaxValue;
                tables.Head.FaultRecord = uint.MaxValue;
            }),
            Is.True);

    [Test]
    public void Contents_inside_the_kernel_or_the_tables_are_refused()
    {
        Assert.That(IsValid(tables => tables.MemoryObjects[3].Source = KernelAddressSpace.LoadAddress), Is.False);
        Assert.That(IsValid(tables => tables.MemoryObjects[3].Source = SampleTables.Start), Is.False);
    }

    [Test]
    public void Contents_beyond_the_image_are_refused() =>
        Assert.That(IsValid(tables => tables.MemoryObjects[3].Source = tables.Head.ImageEnd), Is.False);

    [Test]
    public void Runs_that_wrap_around_are_refused() =>
        Assert.That(
            IsValid(tables =>
            {
                tables.Components[0].FirstThread = uint.MaxValue;
                tables.Components[0].ThreadCount = 2;
            }),
            Is.False);

    [Test]
    public void A_record_that_belongs_to_two_components_is_refused() =>
        Assert.That(IsValid(tables => tables.Components[1].FirstThread = 0), Is.False);

    [Test]
    public void Names_outside_of_the_strings_are_refused() =>
        Assert.That(IsValid(tables => tables.Threads[0].Name.Length = 9), Is.False);

    [Test]
    public void An_object_that_does_not_exist_is_refused()
    {
        Assert.That(IsValid(tables => tables.Capabilities[2].Object = 2), Is.False);
        Assert.That(IsValid(tables => tables.Capabilities[2].Kind = (CapabilityKind)77), Is.False);
        Assert.That(IsValid(tables => tables.Interrupts[0].Notification = 2), Is.False);
        Assert.That(IsValid(tables => tables.Timers[0].Notification = 2), Is.False);
        Assert.That(IsValid(tables => tables.Vcpus[0].GuestAddressSpace = 2), Is.False);
        Assert.That(IsValid(tables => tables.Threads[0].ThreadBlockObject = 2), Is.False);
    }

    [Test]
    public void A_mapping_that_is_writable_and_executable_is_refused() =>
        Assert.That(
            IsValid(tables => tables.Mappings[1].Rights |= MappingRights.Execute), Is.False);

    [Test]
    public void A_writable_mapping_of_the_images_own_pages_is_refused() =>
        Assert.That(IsValid(tables => tables.Mappings[0].Rights = MappingRights.Read | MappingRights.Write), Is.False);

    [Test]
    public void A_mapping_beyond_its_memory_object_is_refused() =>
        Assert.That(IsValid(tables => tables.Mappings[1].Offset = UserAddressSpace.PageSize), Is.False);

    [Test]
    public void Two_mappings_at_one_address_are_refused() =>
        Assert.That(
            IsValid(tables => tables.Mappings[4].VirtualAddress = tables.Mappings[5].VirtualAddress), Is.False);

    [Test]
    public void A_thread_block_that_is_not_the_threads_own_is_refused() =>
        Assert.That(IsValid(tables => tables.Threads[1].ThreadBlockObject = 0), Is.False);

    [Test]
    public void A_state_page_that_the_monitor_does_not_map_is_refused() =>
        Assert.That(IsValid(tables => tables.Vcpus[0].Component = 1), Is.False);

    [Test]
    public void A_sum_of_memory_that_is_not_the_sum_is_refused() =>
        Assert.That(IsValid(tables => tables.Head.MemoryNeeded += UserAddressSpace.PageSize), Is.False);

    [TestCase(0UL)]
    [TestCase(0x40_0800UL)]
    [TestCase(UserAddressSpace.End)]
    [TestCase(KernelAddressSpace.ImageBase)]
    [TestCase(0xFFFF_FFFF_FFFF_F000UL)]
    public void A_mapping_outside_of_the_components_half_is_refused(ulong address) =>
        Assert.That(IsValid(tables => tables.Mappings[5].VirtualAddress = address), Is.False);

    private static bool IsValid(Action<SampleTables> change)
    {
        var tables = new SampleTables();
        change(tables);
        byte[] bytes = tables.Write().Bytes;
        using var buffer = new GuardedBytes(bytes.Length);
        buffer.Set(bytes);
        return BootTableCheck.IsValid(
            (BootTables*)buffer.Start,
            new ImagePlaces
            {
                KernelEnd = SampleTables.KernelEnd,
                Tables = SampleTables.Start,
                Limit = SampleTables.Start + buffer.Size,
            });
    }
}
