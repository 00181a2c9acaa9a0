// What the generator writes for whole systems.
using CamkesNet.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis.CSharp;

namespace CamkesNet.Generators.Tests;

public sealed class SnapshotTests
{
    [Test]
    public void A_system_with_calls_events_and_shared_memory() =>
        Snapshot.Verify(TestCompilation.Create(HelloSource.All));

    [Test]
    public void A_driver_with_every_kind_of_hardware() => Snapshot.Verify(TestCompilation.Create("""
        namespace Samples.Driver;

        [Hardware]
        public partial class Device : HardwareComponent
        {
            [IoPortRange(0x3F8, 8)] public partial HardwareIoPorts Registers { get; }
            [IsaInterrupt(4)] public partial HardwareInterruptLine Line { get; }
            [IoApicInterrupt(20, LevelTriggered = true, ActiveLow = true)]
            public partial HardwareInterruptLine Other { get; }
            [MemoryRange(0xFED00000, 0x2000)] public partial HardwareMemory Memory { get; }
        }

        [Component]
        public partial class Driver : Component
        {
            public partial IoPorts Ports { get; }
            public partial Interrupt Interrupt { get; }
            public partial Interrupt Pci { get; }
            public partial DeviceMemory Registers { get; }
            [Handles(nameof(Interrupt))] private void OnInterrupt() => Interrupt.Acknowledge();
        }

        [Assembly]
        public partial class System : Composition
        {
            [Instance] public partial Device device { get; }
            [Instance(Priority = 120, StackSize = 0x8000)] public partial Driver driver { get; }
            [Connection] public HardwareIOPort ports => new(from: driver.Ports, to: device.Registers);
            [Connection] public HardwareInterrupt line => new(from: device.Line, to: driver.Interrupt);
            [Connection] public HardwareInterrupt pci => new(from: device.Other, to: driver.Pci);
            [Connection] public HardwareMMIO memory => new(from: driver.Registers, to: device.Memory);
        }
        """));

    [Test]
    public void Contracts_that_are_generic_derived_foreign_or_named_by_keywords()
    {
        CSharpCompilation library = TestCompilation.CreateNamed(
            "The-Library", "namespace Library; public interface IForeign { void Reset(int @base, in long message); }");
        Snapshot.Verify(TestCompilation.Create(
            """
            public interface IQueue<T> where T : unmanaged
            {
                bool TryTake(out T item);
                void Put(ReadOnlySpan<T> items, T message, T target);
            }

            public static class Outer
            {
                public interface IDerived : IQueue<long>, Library.IForeign
                {
                    void Dispatch();
                    new void Reset(int @base, in long message);
                }
            }
            """,
            """
            [Component]
            public partial class Everything : Component
            {
                public partial Uses<IQueue<(int, long)>> @event { get; }
                public partial Uses<Outer.IDerived> Derived { get; }
                internal partial Uses<Library.IForeign> Foreign { get; }
            }
            """).AddReferences(library.ToReference()));
    }

    [Test]
    public void Every_snapshot_has_its_test() => Assert.That(
        Snapshot.Names(),
        Is.SubsetOf(typeof(SnapshotTests).GetMethods().Select(test => $"{nameof(SnapshotTests)}.{test.Name}")));
}
