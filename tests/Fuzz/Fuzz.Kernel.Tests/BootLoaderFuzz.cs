// What boot loaders pass, with random damage: the readers stay in memory that can be read, and end.
using CamkesNet.Kernel.Boot;
using CamkesNet.Tests.Fuzz.Inputs;

namespace CamkesNet.Tests.Fuzz;

[NonParallelizable]
public sealed unsafe class BootLoaderFuzz
{
    private const int Information = 0x1000;
    private const int Map = 0x2000;
    private const int Text = 0x3000;
    private const int MemorySize = 0x1_0000;

    [TestCase(100_000)]
    [TestCase(20_000_000, Category = "Long")]
    public void Pvh_start_information(int times) => Run(
        times,
        memory =>
        {
            "console=1 camkes.log=quiet\0"u8.CopyTo(memory.Bytes[Text..]);
            memory.Write(Information, new PvhStartInfo
            {
                Magic = PvhStartInfo.ExpectedMagic,
                Version = 1,
                CommandLine = Text,
                RootPointer = 0xE0000,
                MemoryMap = Map,
                MemoryMapEntries = 2,
            });
            memory.Write(Map, new PvhMemoryMapEntry { Address = 0x10_0000, Size = 0x100_0000, Kind = 1 });
            memory.Write(Map + 24, new PvhMemoryMapEntry { Address = 0xF000_0000, Size = 0x1000, Kind = 2 });
        },
        information => PvhReader.Read(Information, information));

    [TestCase(100_000)]
    [TestCase(20_000_000, Category = "Long")]
    public void Multiboot2_tags(int times) => Run(
        times,
        memory =>
        {
            memory.Write(Information, (Total: 0x68U, Reserved: 0U));
            memory.Write(Information + 8, (Type: 1U, Size: 14U));
            "quiet\0"u8.CopyTo(memory.Bytes[(Information + 16)..]);
            memory.Write(Information + 0x18, (Type: 6U, Size: 40U, EntrySize: 24U, Version: 0U));
            memory.Write(Information + 0x28, (Base: 0x10_0000UL, Size: 0x200_0000UL, Type: 1U, Reserved: 0U));
            memory.Write(Information + 0x40, (Type: 14U, Size: 28U));
            memory.Write(Information + 0x60, (Type: 0U, Size: 8U));
        },
        information => Multiboot2Reader.Read(Information, information));

    private delegate bool Reader(BootInformation* information);

    private static void Run(int times, Action<SparseMemory> write, Reader read)
    {
        using SparseMemory memory = new(MemorySize);
        int accepted = 0;
        Fuzzer.Run(times, random =>
        {
            write(memory);
            for (int change = random.Next(1, 5); change > 0; change--)
            {
                Span<byte> place = random.Next(3) == 0 ? memory.Bytes.Slice(Map, 48) : memory.Bytes.Slice(Information, 0x68);
                Damage.Change(place, random);
            }

            BootInformation information = default;
            if (read(&information))
            {
                accepted++;
                information.HasOption("camkes.log=quiet"u8);
            }
        });
        TestContext.Out.WriteLine($"{accepted} read, the others refused");
    }
}
