// Every field of every record of the boot tables, with every kind of wrong value.
using System.Reflection;
using System.Runtime.InteropServices;
using CamkesNet.Abi;
using CamkesNet.Kernel.Boot;
using CamkesNet.Kernel.Boot.TableChecks;

namespace CamkesNet.Tests.Boot;

[TestFixture]
public unsafe class BootTableMutationTests
{
    private const string AnotherText = "it changes what reports call something, within the image's own texts";
    private const string OtherAuthority = "an object that exists: whose it is to be, the image builder's checker proves";

    /// <summary>Fields that may have other values than the sample's: what the kernel then does is as safe.</summary>
    private static readonly Dictionary<string, string> harmless = new()
    {
        ["BootTables.EndpointCount"] = "an endpoint more, which no capability names; its number is bounded",
        ["BootTables.Reporter"] = OtherAuthority,
        ["ComponentRecord.Name.Offset"] = AnotherText,
        ["ComponentRecord.Name.Length"] = AnotherText,
        ["ComponentRecord.Description.Offset"] = AnotherText,
        ["ComponentRecord.Description.Length"] = AnotherText,
        ["ComponentRecord.SupervisorNotification"] = OtherAuthority,
        ["ComponentRecord.SupervisorBadge"] = OtherAuthority,
        ["ComponentRecord.IsBackground"] = "it changes when the machine is switched off",
        ["ComponentRecord.IsVirtualMachine"] = "it changes the line that is written at boot",
        ["ThreadRecord.Name.Offset"] = AnotherText,
        ["ThreadRecord.Name.Length"] = AnotherText,
        ["ThreadRecord.Priority"] = "all 256 are priorities",
        ["ThreadRecord.StartsAtBoot"] = "the thread waits for its component's own, or does not",
        ["ThreadRecord.Entry"] = "the component's own code: it harms itself",
        ["CapabilityRecord.Kind"] = OtherAuthority,
        ["CapabilityRecord.Rights"] = OtherAuthority,
        ["CapabilityRecord.Object"] = OtherAuthority,
        ["CapabilityRecord.Badge"] = OtherAuthority,
        ["MemoryObjectRecord.Name.Offset"] = AnotherText,
        ["MemoryObjectRecord.Name.Length"] = AnotherText,
        ["MemoryObjectRecord.Kind"] = "zeroed frames either way; guest RAM is only placed differently",
        ["MemoryObjectRecord.Size"] = "of a device: it is compared with RAM and interrupt controllers when it is placed",
        ["MemoryObjectRecord.Source"] = "of a device: it is compared with RAM and interrupt controllers when it is placed",
        ["MemoryObjectRecord.SourceSize"] = "fewer bytes of the image, or more of the same page",
        ["MappingRecord.VirtualAddress"] = "another address of the component's own half: it harms itself",
        ["MappingRecord.Offset"] = OtherAuthority,
        ["MappingRecord.Size"] = OtherAuthority,
        ["MappingRecord.MemoryObject"] = OtherAuthority,
        ["MappingRecord.Rights"] = OtherAuthority,
        ["NotificationRecord.Name.Offset"] = AnotherText,
        ["NotificationRecord.Name.Length"] = AnotherText,
        ["InterruptRecord.Number"] = OtherAuthority,
        ["InterruptRecord.IsIsa"] = OtherAuthority,
        ["InterruptRecord.IsLevelTriggered"] = "the trigger that is declared; MADT entries override those of ISA",
        ["InterruptRecord.IsActiveLow"] = "the polarity that is declared; MADT entries override those of ISA",
        ["InterruptRecord.Notification"] = OtherAuthority,
        ["InterruptRecord.Badge"] = OtherAuthority,
        ["TimerRecord.Notification"] = OtherAuthority,
        ["TimerRecord.Badge"] = OtherAuthority,
        ["IoPortsRecord.First"] = OtherAuthority,
        ["IoPortsRecord.Last"] = OtherAuthority,
        ["GuestMappingRecord.GuestPhysicalAddress"] = "another address of the guest's own",
        ["GuestMappingRecord.Offset"] = OtherAuthority,
        ["GuestMappingRecord.Size"] = OtherAuthority,
        ["GuestMappingRecord.MemoryObject"] = OtherAuthority,
        ["GuestMappingRecord.Rights"] = "fewer rights; guests execute all cached memory",
        ["VcpuRecord.GuestAddressSpace"] = OtherAuthority,
        ["VcpuRecord.StateObject"] = "memory that its monitor maps, of which the kernel checks a copy: it harms itself",
    };

    private readonly record struct Field(string Name, int Offset, int Size);

    [Test]
    public void Every_wrong_value_of_every_field_is_refused_or_known_to_be_harmless()
    {
        (byte[] bytes, List<(Type Type, int Offset, int Count)> tables) = new SampleTables().Write();
        using var buffer = new GuardedBytes(bytes.Length);
        Assert.That(IsValid(buffer, bytes), Is.True);
        HashSet<string> accepted = [];
        int mutants = 0;
        foreach ((Type type, int offset, int count) in tables)
        {
            int size = Marshal.SizeOf(type);
            List<Field> fields = [.. Fields(type, type.Name, 0)];
            Assert.That(fields.Sum(field => field.Size), Is.EqualTo(size), $"{type.Name} has hidden padding.");
            foreach ((int index, Field field) in
                Enumerable.Range(0, count).SelectMany(index => fields.Select(field => (index, field))))
            {
                int at = offset + (index * size) + field.Offset;
                ulong value = Read(bytes, at, field.Size);
                IEnumerable<ulong> values = Enumerable.Range(0, count)
                    .Select(other => Read(bytes, offset + (other * size) + field.Offset, field.Size))
                    .Concat(fields.Where(other => other.Size == field.Size)
                        .Select(other => Read(bytes, offset + (index * size) + other.Offset, other.Size)))
                    .Append(0UL).Append(value + 1).Append(unchecked(value - 1)).Append(ulong.MaxValue);
                foreach (ulong wrong in values.Select(wrong => wrong & Mask(field.Size)).Distinct()
                    .Where(wrong => wrong != value))
                {
                    byte[] mutant = [.. bytes];
                    Write(mutant, at, field.Size, wrong);
                    mutants++;
                    if (IsValid(buffer, mutant))
                    {
                        accepted.Add(field.Name);
                    }
                }
            }
        }

        TestContext.Out.WriteLine($"{mutants} mutants");
        Assert.Multiple(() =>
        {
            Assert.That(mutants, Is.GreaterThan(1000));
            Assert.That(accepted.Except(harmless.Keys), Is.Empty, "accepted without a reason");
            Assert.That(harmless.Keys.Except(accepted), Is.Empty, "reasons for what is refused");
        });
    }

    [Test]
    public void Damaged_bytes_are_judged_without_reading_beyond_them()
    {
        (byte[] bytes, _) = new SampleTables().Write();
        using var buffer = new GuardedBytes(bytes.Length);
        var random = new Random(8);
        int refused = 0;
        const int Rounds = 300_000;
        for (int i = 0; i < Rounds; i++)
        {
            byte[] damaged = [.. bytes];
            for (int change = random.Next(1, 5); change > 0; change--)
            {
                damaged[random.Next(damaged.Length)] ^= (byte)random.Next(1, 256);
            }

            refused += IsValid(buffer, damaged) ? 0 : 1;
        }

        Assert.That(refused, Is.InRange(Rounds / 2, Rounds));
    }

    [Test]
    public void Any_end_of_the_readable_bytes_is_respected()
    {
        (byte[] bytes, _) = new SampleTables().Write();
        for (int length = 0; length < bytes.Length; length++)
        {
            using var buffer = new GuardedBytes(length);
            byte* start = buffer.Start + (int)buffer.Size - length;
            bytes.AsSpan(0, length).CopyTo(new Span<byte>(start, length));
            ImagePlaces places = new() { KernelEnd = SampleTables.KernelEnd, Tables = SampleTables.Start };
            places.Limit = places.Tables + (ulong)length;
            Assert.That(BootTableCheck.IsValid((BootTables*)start, places), Is.False);
        }
    }

    private static bool IsValid(GuardedBytes buffer, byte[] bytes)
    {
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

    private static IEnumerable<Field> Fields(Type type, string name, int offset)
    {
        foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            Type inner = field.FieldType.IsEnum ? Enum.GetUnderlyingType(field.FieldType) : field.FieldType;
            int at = offset + (int)Marshal.OffsetOf(type, field.Name);
            string path = $"{name}.{field.Name}";
            if (inner.IsPrimitive)
            {
                yield return new Field(path, at, Marshal.SizeOf(inner));
            }
            else
            {
                foreach (Field part in Fields(inner, path, at))
                {
                    yield return part;
                }
            }
        }
    }

    private static ulong Mask(int size) => size == sizeof(ulong) ? ulong.MaxValue : (1UL << (size * 8)) - 1;

    private static ulong Read(byte[] bytes, int offset, int size)
    {
        ulong value = 0;
        for (int i = 0; i < size; i++)
        {
            value |= (ulong)bytes[offset + i] << (i * 8);
        }

        return value;
    }

    private static void Write(byte[] bytes, int offset, int size, ulong value)
    {
        for (int i = 0; i < size; i++)
        {
            bytes[offset + i] = (byte)(value >> (i * 8));
        }
    }
}
