// What a caller gets of the processor beside an equal that never waits: its calls are not ends of its turn.
using System.Globalization;
using CamkesNet.Abi;
using CamkesNet.Tests.Images;
using static Iced.Intel.AssemblerRegisters;

namespace CamkesNet.Tests;

[TestFixture]
public class CallSchedulingTests
{
    private const uint Slot = TestSlot.FirstPort;
    private const int CallerPriority = 100;
    private const int MeasuredTicks = 200_000_000;

    private static readonly string[] countInstructions = ["-icount", "shift=0,sleep=off"];

    // A call of an equal server takes the fast path when it is alone and the general one, three times as long, beside an
    // equal: its share of the calls is smaller than its half of the processor.
    [TestCase(150, false, 45, TestName = "Beside_an_equal_a_caller_of_a_more_important_server_keeps_its_share")]
    [TestCase(CallerPriority, false, 15, TestName = "Beside_an_equal_a_caller_of_an_equal_server_keeps_its_share")]
    [TestCase(150, true, 45, TestName = "Beside_an_equal_a_caller_of_a_server_with_long_messages_keeps_its_share")]
    public void Beside_an_equal(int serverPriority, bool isLong, int percent)
    {
        ulong alone = CallsMade(serverPriority, isLong, beside: 0);
        ulong shared = CallsMade(serverPriority, isLong, beside: 1);

        TestContext.Out.WriteLine($"{alone} calls alone, {shared} beside a spinning equal");
        Assert.That(shared, Is.GreaterThan(alone * (ulong)percent / 100), "the caller's share");
        Assert.That(shared, Is.LessThan(alone * 55 / 100), "the equal's share");
    }

    [Test]
    public void Two_callers_and_an_equal_get_a_third_each()
    {
        ulong alone = CallsMade(150, false, beside: 0);
        ulong shared = CallsMade(150, false, beside: 1, callers: 2);
        TestContext.Out.WriteLine($"{alone} calls alone, {shared} of two callers beside a spinning equal");
        Assert.That(shared, Is.EqualTo(alone * 2 / 3).Within(10).Percent);
    }

    /// <summary>The calls that callers make in a part of a second.</summary>
    private static ulong CallsMade(int serverPriority, bool isLong, int beside, int callers = 1)
    {
        var system = new TestSystem { Kernel = KernelVariant.Ordinary };
        uint endpoint = system.Endpoint();
        uint region = system.Region(UserAddressSpace.PageSize);
        ulong tag = MessageTag.Make(0, isLong ? MessageTag.RegisterWords + 1 : 1);
        system.Component("server")
            .Grant(CapabilitySlot.Endpoint, CapabilityKind.Endpoint, CapabilityRights.Receive, endpoint)
            .Thread("dispatcher", (byte)serverPriority, code =>
            {
                code.SystemCall(SystemCallOperation.Receive, CapabilitySlot.Endpoint);
                code.RepeatForEver(() => code.Enter(SystemCallOperation.ReplyReceive, CapabilitySlot.Endpoint));
            });
        for (int i = 0; i < callers; i++)
        {
            TestComponent caller = system.Component($"caller{i}")
                .Grant(Slot, CapabilityKind.Endpoint, CapabilityRights.Send, endpoint, 7)
                .Thread("control", CallerPriority, code =>
                {
                    code.Assembler.mov(rbx, UserAddressSpace.RegionArea);
                    code.RepeatForEver(() =>
                    {
                        code.SystemCall(SystemCallOperation.Call, Slot, tag, 2);
                        code.Assembler.inc(__qword_ptr[rbx]);
                    });
                });
            caller.Regions.Add((UserAddressSpace.RegionArea, region, MappingRights.Read | MappingRights.Write));
        }

        for (int i = 0; i < beside; i++)
        {
            system.Component($"spinner{i}")
                .Thread("control", CallerPriority, code => code.RepeatForEver(() => code.Assembler.nop()));
        }

        // The clock also ends the run: the others never do.
        TestComponent clock = system.Component("clock").Thread("control", 255, code =>
        {
            code.Assembler.mov(rbx, UserAddressSpace.RegionArea);
            code.WaitForTicks(MeasuredTicks);
            code.Assembler.mov(rax, __qword_ptr[rbx]);
            code.LogHex("calls");
            code.SystemCall(SystemCallOperation.PortOut, Slot, 0xF4, 1, 0);
        });
        clock.Grant(Slot, CapabilityKind.IoPorts, CapabilityRights.Send, system.IoPorts(0xF4, 0xF4));
        clock.Regions.Add((UserAddressSpace.RegionArea, region, MappingRights.Read));
        string[] lines = Machine.Run(
            system, [.. countInstructions, "-device", "isa-debug-exit,iobase=0xf4,iosize=4"]).Split('\n');
        return ulong.Parse(
            lines[Array.IndexOf(lines, "calls") + 1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
