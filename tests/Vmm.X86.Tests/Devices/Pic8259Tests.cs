// The 8259 pair: initialization, priorities, cascade, ends of interrupt, spurious interrupts, polling.
using CamkesNet.Vmm.Devices.Pic;

namespace CamkesNet.Tests.Devices;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Pic8259Tests
{
    private readonly LineProbe output = new();
    private readonly Pic8259Pair pic;

    public Pic8259Tests()
    {
        pic = new Pic8259Pair(output.Line);
        InitializeAsLinux(autoEoi: false);
        Out(0x21, 0);
        Out(0xA1, 0);
    }

    [Test]
    public void A_request_raises_the_output_and_its_acknowledgement_gives_the_vector()
    {
        pic.SetLevel(4, true);
        Assert.That(output.IsRaised, Is.True);
        Assert.That(pic.Acknowledge(), Is.EqualTo(0x34));
        Assert.That(output.IsRaised, Is.False);
        Assert.That(InService(0x20), Is.EqualTo(1 << 4));
        Out(0x20, 0x64);
        Assert.That(InService(0x20), Is.Zero);
    }

    [Test]
    public void A_slave_request_comes_through_the_cascade()
    {
        pic.SetLevel(8, true);
        Assert.That(pic.Acknowledge(), Is.EqualTo(0x38));
        Assert.That((InService(0x20), InService(0xA0)), Is.EqualTo((1 << 2, 1 << 0)));
        Out(0xA0, 0x60);
        Out(0x20, 0x62);
        Assert.That((InService(0x20), InService(0xA0)), Is.EqualTo((0, 0)));
    }

    [Test]
    public void A_second_slave_request_comes_after_the_first_one_ended()
    {
        pic.SetLevel(10, true);
        pic.SetLevel(12, true);
        Assert.That(pic.Acknowledge(), Is.EqualTo(0x3A));
        Out(0xA0, 0x20);
        Out(0x20, 0x20);
        Assert.That(output.IsRaised, Is.True);
        Assert.That(pic.Acknowledge(), Is.EqualTo(0x3C));
    }

    [Test]
    public void A_slave_that_asks_again_at_once_makes_a_new_edge_for_its_master()
    {
        Out(0xA0, 0x11);
        Out(0xA1, 0x38);
        Out(0xA1, 0x02);
        Out(0xA1, 0x03);
        pic.SetLevel(10, true);
        pic.SetLevel(12, true);
        Assert.That(pic.Acknowledge(), Is.EqualTo(0x3A));
        Out(0x20, 0x20);
        Assert.That(pic.Acknowledge(), Is.EqualTo(0x3C), "the slave ends its interrupts itself");
    }

    [Test]
    public void Lower_inputs_wait_for_the_end_of_higher_ones_and_higher_ones_interrupt()
    {
        pic.SetLevel(3, true);
        Assert.That(pic.Acknowledge(), Is.EqualTo(0x33));
        pic.SetLevel(5, true);
        Assert.That(output.IsRaised, Is.False);
        pic.SetLevel(1, true);
        Assert.That(pic.Acknowledge(), Is.EqualTo(0x31));
        Out(0x20, 0x20);
        Assert.That(InService(0x20), Is.EqualTo(1 << 3), "a non-specific end takes the highest");
        Out(0x20, 0x20);
        Assert.That(pic.Acknowledge(), Is.EqualTo(0x35));
    }

    [Test]
    public void A_masked_input_is_remembered_and_comes_when_it_is_unmasked()
    {
        Out(0x21, 1 << 4);
        pic.SetLevel(4, true);
        Assert.That(output.IsRaised, Is.False);
        Out(0x21, 0);
        Assert.That(pic.Acknowledge(), Is.EqualTo(0x34));
    }

    [Test]
    public void A_level_that_falls_before_the_acknowledgement_leaves_a_spurious_interrupt()
    {
        Out(0x4D0, 1 << 5);
        pic.SetLevel(5, true);
        pic.SetLevel(5, false);
        Assert.That(output.IsRaised, Is.False);
        Assert.That(pic.Acknowledge(), Is.EqualTo(0x37));
        Assert.That(InService(0x20), Is.Zero, "a spurious interrupt is not in service");
    }

    [Test]
    public void A_spurious_interrupt_of_the_slave_leaves_the_cascade_in_service()
    {
        Out(0x4D1, 1 << 3);
        Out(0x21, 0);
        pic.SetLevel(11, true);
        pic.SetLevel(11, false);

        // The master has latched the edge of the cascade.
        Assert.That(pic.Acknowledge(), Is.EqualTo(0x3F));
        Assert.That((InService(0x20), InService(0xA0)), Is.EqualTo((1 << 2, 0)));
    }

    [Test]
    public void A_level_input_asks_again_after_its_end_and_an_edge_does_not()
    {
        Out(0x4D0, 1 << 5);
        pic.SetLevel(5, true);
        pic.SetLevel(4, true);
        Assert.That(pic.Acknowledge(), Is.EqualTo(0x34));
        Out(0x20, 0x64);
        Assert.That(pic.Acknowledge(), Is.EqualTo(0x35));
        Out(0x20, 0x65);
        Assert.That(pic.Acknowledge(), Is.EqualTo(0x35));
    }

    [Test]
    public void Inputs_that_a_pc_has_for_itself_cannot_be_made_level_triggered()
    {
        Out(0x4D0, 0xFF);
        Out(0x4D1, 0xFF);
        Assert.That((In(0x4D0), In(0x4D1)), Is.EqualTo((0xF8, 0xDE)));
    }

    [Test]
    public void Automatic_end_of_interrupt_leaves_nothing_in_service()
    {
        InitializeAsLinux(autoEoi: true);
        Out(0x21, 0);
        pic.SetLevel(0, true);
        Assert.That(pic.Acknowledge(), Is.EqualTo(0x30));
        Assert.That(InService(0x20), Is.Zero);
    }

    [Test]
    public void Special_mask_mode_lets_lower_inputs_through_while_a_masked_one_is_in_service()
    {
        pic.SetLevel(3, true);
        pic.Acknowledge();
        Out(0x20, 0x68);
        Out(0x21, 1 << 3);
        pic.SetLevel(5, true);
        Assert.That(pic.Acknowledge(), Is.EqualTo(0x35));
        Out(0x20, 0x48);
        Assert.That(output.IsRaised, Is.False);
    }

    [Test]
    public void Special_fully_nested_mode_lets_a_higher_slave_input_through()
    {
        Out(0x20, 0x11);
        Out(0x21, 0x30);
        Out(0x21, 0x04);
        Out(0x21, 0x11);
        pic.SetLevel(12, true);
        Assert.That(pic.Acknowledge(), Is.EqualTo(0x3C));
        pic.SetLevel(9, true);
        Assert.That(pic.Acknowledge(), Is.EqualTo(0x39));
    }

    [Test]
    public void Priorities_rotate_with_the_end_of_interrupt()
    {
        pic.SetLevel(0, true);
        pic.Acknowledge();
        Out(0x20, 0xA0);
        pic.SetLevel(0, false);
        pic.SetLevel(0, true);
        pic.SetLevel(1, true);
        Assert.That(pic.Acknowledge(), Is.EqualTo(0x31), "input 0 has the lowest priority now");
    }

    [Test]
    public void Priorities_are_set_by_command()
    {
        Out(0x20, 0xC4);
        pic.SetLevel(3, true);
        pic.SetLevel(5, true);
        Assert.That(pic.Acknowledge(), Is.EqualTo(0x35));
    }

    [Test]
    public void A_poll_acknowledges_by_reading()
    {
        pic.SetLevel(6, true);
        Out(0x20, 0x0C);
        Assert.That(In(0x20), Is.EqualTo(0x86));
        Assert.That(output.IsRaised, Is.False);
        Out(0x20, 0x0C);
        Assert.That(In(0x20), Is.Zero, "nothing is pending");
        Assert.That(InService(0x20), Is.EqualTo(1 << 6));
    }

    [Test]
    public void Linux_probes_for_the_pair_by_reading_the_mask_back()
    {
        Out(0xA1, 0xFF);
        Out(0x21, 0xFB);
        Assert.That(In(0x21), Is.EqualTo(0xFB));
    }

    [Test]
    public void The_request_register_can_be_read()
    {
        Out(0x21, 0xFF);
        pic.SetLevel(1, true);
        pic.SetLevel(15, true);
        Out(0x20, 0x0A);
        Out(0xA0, 0x0A);
        Assert.That((In(0x20), In(0xA0)), Is.EqualTo((1 << 1 | 1 << 2, 1 << 7)));
    }

    [Test]
    public void Initialization_forgets_edges_and_unmasks()
    {
        Out(0x21, 0xFF);
        pic.SetLevel(4, true);
        Out(0x20, 0x11);
        Assert.That(In(0x20), Is.Zero);
        Out(0x21, 0x08);
        Out(0x21, 0x04);
        Out(0x21, 0x01);
        Assert.That(In(0x21), Is.Zero);
        pic.SetLevel(4, false);
        pic.SetLevel(4, true);
        Assert.That(pic.Acknowledge(), Is.EqualTo(0x0C));
    }

    private void InitializeAsLinux(bool autoEoi)
    {
        Out(0x20, 0x11);
        Out(0x21, 0x30);
        Out(0x21, 0x04);
        Out(0x21, autoEoi ? 0x03 : 0x01);
        Out(0xA0, 0x11);
        Out(0xA1, 0x38);
        Out(0xA1, 0x02);
        Out(0xA1, 0x01);
    }

    private int InService(int port)
    {
        Out(port, 0x0B);
        return In(port);
    }

    private int In(int port) => (int)pic.Read((ushort)port, 1);

    private void Out(int port, int value) => pic.Write((ushort)port, 1, (byte)value);
}
