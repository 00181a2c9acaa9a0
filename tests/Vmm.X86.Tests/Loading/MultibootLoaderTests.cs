// Loading a Multiboot kernel: addresses, the information passed to it, and what is refused.
using System.Text;
using CamkesNet.Abi;
using CamkesNet.Tests.Devices;
using CamkesNet.Vmm.Loading;
using CamkesNet.Vmm.Processor;
using static CamkesNet.Tests.SyntheticMultibootKernel;

namespace CamkesNet.Tests.Loading;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class MultibootLoaderTests : IDisposable
{
    private const int Mebibyte = 1 << 20;
    private const string CommandLine = "one two=3";

    private readonly MemoryFiles files = new();
    private readonly SyntheticMultibootKernel kernel = new();
    private readonly ScriptedVcpu vcpu = new();
    private readonly NativeRam memory = new(16 * Mebibyte);

    private ulong Information => GuestRegisters.At(ref vcpu.State, GeneralRegister.Rbx);

    [Test]
    public void Segments_go_to_their_addresses_and_what_is_not_in_the_file_is_zeroed()
    {
        memory.Bytes.Fill(0xEE);
        Load();

        Assert.That(memory.Bytes.Slice((int)TextAddress, TextSize).SequenceEqual(kernel.Text), Is.True);
        Assert.That(memory.Bytes.Slice((int)DataAddress, DataSize).SequenceEqual(kernel.Data), Is.True);
        Span<byte> rest = memory.Bytes[((int)DataAddress + DataSize)..];
        Assert.That(rest[..((int)DataMemorySize - DataSize)].ContainsAnyExcept((byte)0), Is.False);
        Assert.That(rest[(int)DataMemorySize - DataSize], Is.EqualTo(0xEE));
    }

    [Test]
    public void The_kernel_is_entered_in_flat_protected_mode_with_the_magic_number()
    {
        Load();

        ref VcpuState state = ref vcpu.State;
        Assert.That(state.Rip, Is.EqualTo(Entry));
        Assert.That(GuestRegisters.At(ref state, GeneralRegister.Rax), Is.EqualTo(0x2BAD_B002));
        Assert.That(state.Cr0 & 0x8000_0001, Is.EqualTo(1UL));
        Assert.That(ProcessorMode.Bitness(ref state), Is.EqualTo(32));
        Assert.That(state.Cs.Limit, Is.EqualTo(uint.MaxValue));
        Assert.That((state.Cs.Selector, state.Ds.Selector, state.Ss.Selector), Is.EqualTo((8, 16, 16)), "as of GRUB");
        Assert.That(state.Rflags & ((1 << 9) | (1 << 17)), Is.Zero);
        Assert.That(state.DirtyGroups, Is.EqualTo(VcpuRegisterGroup.All));
    }

    [Test]
    public void It_is_told_its_memory_command_line_and_module()
    {
        byte[] module = new byte[5000];
        Array.Fill(module, (byte)0x42);
        files.Add("module", module);
        Load("module");

        Assert.That(Word(0), Is.EqualTo(0b10_0100_1101));
        Assert.That(Word(4), Is.EqualTo(639));
        Assert.That(Word(8), Is.EqualTo(15 * 1024));
        Assert.That(Text(Word(16)), Is.EqualTo(CommandLine));
        Assert.That(Word(20), Is.EqualTo(1));
        ulong start = Read(Word(24));
        Assert.That(start, Is.EqualTo((16 * Mebibyte) - 0x2000));
        Assert.That(Read(Word(24) + 4) - start, Is.EqualTo(5000));
        Assert.That(Text(Read(Word(24) + 8)), Is.EqualTo("module"));
        Assert.That(memory.Bytes.Slice((int)start, module.Length).SequenceEqual(module), Is.True);
        Assert.That(Text(Word(64)), Is.EqualTo("CamkesNet"));
    }

    [Test]
    public void The_memory_map_names_RAM_and_the_BIOS_area()
    {
        Load();
        Assert.That(Word(44), Is.EqualTo(3 * 24));
        ulong map = Word(48);
        Assert.That(Read(map), Is.EqualTo(20));
        Assert.That((Read(map + 4), Read(map + 12), Read(map + 20)), Is.EqualTo((0UL, 0x9_FC00UL, 1UL)));
        Assert.That((Read(map + 28), Read(map + 36), Read(map + 44)), Is.EqualTo((0xE_0000UL, 0x2_0000UL, 2UL)));
        Assert.That((Read(map + 52), Read(map + 60), Read(map + 68)), Is.EqualTo((0x10_0000UL, 0xF0_0000UL, 1UL)));
    }

    [Test]
    public void Without_an_initrd_there_is_no_module()
    {
        Load();
        Assert.That(Word(20), Is.Zero);
    }

    [Test]
    public void A_virtual_entry_point_means_the_physical_address_of_its_segment()
    {
        kernel.Put32(FirstSegment + 8, 0xC040_0000);
        kernel.Put32(24, 0xC040_0010);
        Load();
        Assert.That(vcpu.State.Rip, Is.EqualTo(Entry));
    }

    [TestCase(0x1000u)]
    [TestCase(0x9_0000u)]
    [TestCase(0x9_E9CCu)]
    public void What_it_is_told_does_not_lie_in_a_segment_below_640_KiB(uint address)
    {
        kernel.PutSegment(FirstSegment, TextOffset, address, TextSize, TextSize);
        kernel.Put32(24, address);
        Load();
        Assert.That(memory.Bytes.Slice((int)address, TextSize).SequenceEqual(kernel.Text), Is.True);
        Assert.That(Text(Word(16)), Is.EqualTo(CommandLine));
        Assert.That(Information, Is.LessThan(address).Or.GreaterThanOrEqualTo(address + TextSize));
    }

    [Test]
    public void A_file_with_address_fields_needs_no_ELF_header()
    {
        kernel.Put32(0, 0);
        kernel.PutAddresses(TextAddress, TextAddress, TextAddress + 0x200, TextAddress + 0x1000, TextAddress + 0x20);
        memory.Bytes.Fill(0xEE);
        Load();
        Assert.That(vcpu.State.Rip, Is.EqualTo(TextAddress + 0x20));
        Assert.That(memory.Bytes.Slice((int)TextAddress, 0x200).SequenceEqual(kernel.Text[..0x200]), Is.True);
        Assert.That(memory.Bytes.Slice((int)TextAddress + 0x200, 0xE00).ContainsAnyExcept((byte)0), Is.False);
        Assert.That(memory.Bytes[(int)TextAddress + 0x1000], Is.EqualTo(0xEE));
    }

    [Test]
    public void Address_fields_of_zero_mean_the_rest_of_the_file()
    {
        kernel.PutAddresses(TextAddress, TextAddress, 0, 0, TextAddress);
        Load();
        Assert.That(memory.Bytes.Slice((int)TextAddress, TextSize).SequenceEqual(kernel.Text), Is.True);
    }

    [Test]
    public void Loading_again_puts_everything_back()
    {
        Load();
        memory.Bytes.Fill(0xEE);
        vcpu.State.Rip = 0;
        Load();
        Assert.That(memory.Bytes.Slice((int)TextAddress, TextSize).SequenceEqual(kernel.Text), Is.True);
        Assert.That(memory.Bytes[(int)DataAddress + DataSize], Is.Zero);
        Assert.That(vcpu.State.Rip, Is.EqualTo(Entry));
    }

    [Test]
    public void A_file_that_is_both_is_loaded_as_Linux()
    {
        var linux = new SyntheticKernel();
        BitConverter.TryWriteBytes(linux.Contents.AsSpan(0x400), 0x1BAD_B002);
        BitConverter.TryWriteBytes(linux.Contents.AsSpan(0x408), 0xE452_4FFE);
        files.Add("kernel", linux.Contents);
        using NativeRam large = new(32 * Mebibyte);
        new GuestLoader(large.Ram, files, new GuestImageNames("kernel", "", ""), PcMemoryMap.For(large))
            .Load(ref vcpu.State, 0);
        Assert.That(vcpu.State.Rip, Is.EqualTo(0x100_0200));
    }

    [Test]
    public void A_file_that_is_neither_says_so()
    {
        kernel.Put32(HeaderOffset, 0);
        Refuse("CN3102", "neither a Linux boot header nor a Multiboot header");
    }

    [Test]
    public void A_segment_beyond_RAM_says_how_much_is_needed()
    {
        kernel.Put32(SecondSegment + 20, 100 * Mebibyte);
        Refuse("CN3103", "needs RAM up to 105 MiB, but the guest has 16 MiB");
    }

    [Test]
    public void A_module_that_does_not_fit_says_how_much_is_free()
    {
        files.Add("module", new byte[12 * Mebibyte]);
        Refuse("CN3104", "only 10 MiB are free above the kernel", "module");
    }

    [Test]
    public void A_command_line_has_a_limit() =>
        Refuse("CN3105", "has 65536 bytes, but the kernel 'kernel' accepts at most 65535",
            "", new string('x', 0x1_0000));

    [Test]
    public void A_kernel_that_fills_low_memory_leaves_no_room_for_what_it_is_told()
    {
        kernel.PutSegment(FirstSegment, TextOffset, 0, TextSize, 0x9_FC00);
        kernel.Put32(24, 0);
        Refuse("CN3102", "leave no space below 639 KiB");
    }

    [Test]
    public void A_server_that_fails_is_reported()
    {
        files.Add("kernel", kernel.Contents);
        files.IsBroken = true;
        Refuse("CN3106", "'kernel' could not be read");
    }

    [TestCase(0x7_0000u)]
    [TestCase(0u)]
    public void No_header_makes_the_loader_write_outside_RAM_or_fail_in_another_way(uint seed)
    {
        var random = new Random((int)seed);
        byte[] good = [.. kernel.Contents];
        for (int i = 0; i < 5000; i++)
        {
            good.CopyTo(kernel.Contents, 0);
            for (int field = random.Next(1, 4); field > 0; field--)
            {
                int place = random.Next(TextOffset / 4) * 4;
                uint value = random.Next(3) == 0
                    ? uint.MaxValue - (uint)random.Next(64)
                    : (uint)random.NextInt64();
                kernel.Put32(place, value);
            }

            try
            {
                Load();
            }
            catch (GuestLoadException refusal)
            {
                Assert.That(refusal.Code, Is.EqualTo("CN3102").Or.EqualTo("CN3103"));
            }

            Assert.That(memory.GuardsAreIntact, Is.True);
        }
    }

    public void Dispose()
    {
        memory.Dispose();
        vcpu.Dispose();
    }

    private void Load(string initrd = "", string commandLine = CommandLine)
    {
        if (files.Open("kernel") < 0)
        {
            files.Add("kernel", kernel.Contents);
        }

        GuestImageNames names = new("kernel", initrd, commandLine);
        new GuestLoader(memory.Ram, files, names, PcMemoryMap.For(memory)).Load(ref vcpu.State, 0xE_0000);
        Assert.That(memory.GuardsAreIntact, Is.True);
    }

    private void Refuse(string code, string text, string initrd = "", string commandLine = CommandLine)
    {
        GuestLoadException? exception = Assert.Throws<GuestLoadException>(() => Load(initrd, commandLine));
        Assert.That(exception!.Code, Is.EqualTo(code));
        Assert.That(exception.Message, Does.Contain(text));
    }

    private ulong Word(ulong offset) => Read(Information + offset);

    private ulong Read(ulong address)
    {
        Assert.That(memory.Ram.TryRead(address, 4, out ulong value), Is.True);
        return value;
    }

    private string Text(ulong address)
    {
        Span<byte> rest = memory.Bytes[(int)address..];
        return Encoding.UTF8.GetString(rest[..rest.IndexOf((byte)0)]);
    }
}
