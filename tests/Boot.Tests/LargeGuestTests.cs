// A guest with more RAM than has room below the hole for devices, on a machine whose memory is in two pieces.
using System.Text.RegularExpressions;
using CamkesNet.Launcher;

namespace CamkesNet.Tests;

[TestFixture]
public sealed partial class LargeGuestTests
{
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(3);

    [Test]
    public void A_guest_with_4_GiB_uses_all_of_it_on_a_machine_that_has_no_such_piece()
    {
        // QEMU's PC has 3 GiB below its own hole, and the rest from 4 GiB up.
        QemuMachine large = new(AppImage.OfTest("LargeGuest")) { MemoryMb = 6144 };
        using RunningMachine machine = large.Start();
        machine.Expect("vm0: 4096 MiB", patience);
        machine.Expect("camkes login: ", patience);
        machine.Type("root\n");
        machine.Expect("# ", patience);
        machine.Type("dmesg | grep e820: | grep usable\n");
        machine.Expect("[mem 0x0000000000100000-0x00000000bfffffff] usable", patience);
        machine.Expect("[mem 0x0000000100000000-0x000000013fffffff] usable", patience);

        // Linux takes pages above 4 GiB first: one file lies there, its copy below the hole.
        machine.Type("mkdir /big; mount -t tmpfs -o size=3g none /big; dd if=/dev/urandom of=/big/a bs=1M count=8; "
            + "dd if=/dev/zero of=/big/fill bs=1M count=1100; cp /big/a /big/b; md5sum /big/a /big/b\n");
        machine.Expect("  /big/b", patience);
        string[] sums = [.. SumLine().Matches(machine.Transcript).Select(match => match.Groups[1].Value)];
        Assert.That(sums, Has.Length.EqualTo(2));
        Assert.That(sums[0], Is.EqualTo(sums[1]));
        machine.Type("poweroff\n");
        machine.Expect("vm0 powered off", patience);
    }

    [Test]
    public void A_machine_that_is_too_small_for_it_says_what_is_missing()
    {
        QemuMachine small = new(AppImage.OfTest("LargeGuest")) { MemoryMb = 4096 };
        using RunningMachine machine = small.Start();
        machine.Expect("CN3001 too little memory: this image needs ", patience);
        machine.Expect(" KiB, its largest free piece ", patience);
    }

    [GeneratedRegex("(?m)^([0-9a-f]{32})  ")]
    private static partial Regex SumLine();
}
