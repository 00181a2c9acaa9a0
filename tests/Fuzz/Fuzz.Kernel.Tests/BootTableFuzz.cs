// Boot tables with random damage, and with records that stand elsewhere: the check reads nothing beyond them, and ends.
using CamkesNet.Abi;
using CamkesNet.Kernel.Boot;
using CamkesNet.Kernel.Boot.TableChecks;
using CamkesNet.Tests.Boot;
using CamkesNet.Tests.Fuzz.Inputs;

namespace CamkesNet.Tests.Fuzz;

public sealed unsafe class BootTableFuzz
{
    private readonly byte[] intact;
    private readonly List<(Type Type, int Offset, int Count)> tables;

    public BootTableFuzz() => (intact, tables) = new SampleTables().Write();

    [TestCase(100_000)]
    [TestCase(20_000_000, Category = "Long")]
    public void Damaged_bytes(int times) => Run(times, random => Damage.Of(intact, random, ..sizeof(BootTables)));

    [TestCase(100_000)]
    [TestCase(20_000_000, Category = "Long")]
    public void Records_that_are_exchanged_repeated_or_changed_in_one_field(int times) => Run(times, random =>
    {
        byte[] bytes = [.. intact];
        for (int change = random.Next(1, 4); change > 0; change--)
        {
            (Type type, int offset, int count) = tables[random.Next(tables.Count)];
            int size = System.Runtime.InteropServices.Marshal.SizeOf(type);
            Span<byte> record = bytes.AsSpan(offset + (random.Next(count) * size), size);
            if (random.Next(2) == 0)
            {
                Damage.Change(record, random);
                continue;
            }

            Span<byte> other = bytes.AsSpan(offset + (random.Next(count) * size), size);
            byte[] copy = record.ToArray();
            other.CopyTo(record);
            if (random.Next(2) == 0)
            {
                copy.CopyTo(other);
            }
        }

        return bytes;
    });

    private void Run(int times, Func<Random, byte[]> make)
    {
        // Reading behind the pages ends the test host.
        using GuardedBytes buffer = new(intact.Length);
        ImagePlaces places = new()
        {
            KernelEnd = SampleTables.KernelEnd,
            Tables = SampleTables.Start,
            Limit = SampleTables.Start + buffer.Size,
        };
        int valid = 0;
        Fuzzer.Run(times, random =>
        {
            byte[] bytes = make(random);
            buffer.Set(bytes);
            new Span<byte>(buffer.Start, (int)buffer.Size)[bytes.Length..].Clear();
            valid += BootTableCheck.IsValid((BootTables*)buffer.Start, places) ? 1 : 0;
        });
        TestContext.Out.WriteLine($"{valid} valid, the others refused");
    }
}
