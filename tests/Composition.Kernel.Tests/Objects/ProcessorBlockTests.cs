// A processor's block.
using CamkesNet.Abi;
using CamkesNet.Kernel.Objects;

namespace CamkesNet.Tests.Objects;

[TestFixture]
public class ProcessorBlockTests
{
    [Test]
    public unsafe void The_stubs_reserve_enough_memory_for_it() =>
        Assert.That(sizeof(ProcessorBlock), Is.LessThanOrEqualTo(ProcessorData.BlockSize));
}
