// Loading a kernel with the Linux boot protocol: addresses, the zero page, and what is refused.
using CamkesNet.Abi;
using CamkesNet.Tests.Devices;
using CamkesNet.Vmm.Loading;
using CamkesNet.Vmm.Memory;
using CamkesNet.Vmm.Processor;

namespace CamkesNet.Tests.Loading;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LinuxLoaderTests : IDisposable
{
    private const int Mebibyte = 1 << 20;
    private const ulong ZeroPage = 0x7000;
    private const ulong Rsdp = 0xE_0000;
    private const string CommandLine = "console=ttyS0 quiet";

    private readonly MemoryFiles files = new();
    private readonly SyntheticKernel kernel = new();
    private readonly ScriptedVcpu vcpu = new();
    private NativeRam memory = new(32 * Mebibyte);

    [Test]
    public void A_64_bit_kernel_is_loaded_where_it_likes_and_entered_at_0x200()
    {
        Load();

        Assert.That(memory.Bytes.Slice(0x100_0000, SyntheticKernel.CodeSize).SequenceEqual(kernel.Code), Is.True);
        ref VcpuState state = ref vcpu.State;
        Assert.That(state.Rip, Is.EqualTo(0x100_0200UL));
        Assert.That(GuestRegisters.At(ref state, GeneralRegister.Rsi), Is.EqualTo(ZeroPage));
        Assert.That(ProcessorMode.Is64Bit(ref state), Is.True);
        Assert.That(state.Cs.Selector, Is.EqualTo(0x10));
        Assert.That(state.Ds.Selector, Is.EqualTo(0x18));
        Assert.That(state.Rflags & (1 << 9), Is.Zero, "interrupts are disabled");
        Assert.That(state.DirtyGroups, Is.EqualTo(VcpuRegisterGroup.All));
    }

    [Test]
    public void The_first_4_GiB_are_identity_mapped_for_the_64_bit_entry()
    {
        Load();
        GuestPageTables tables = TestPageTables.Of(memory.Ram, vcpu);
        foreach (ulong address in (ulong[])[0, 0x7123, 0x100_0200, 0xC000_0000, 0xFEE0_0020, 0xFFFF_FFFF])
        {
            TranslationStatus status = tables.Translate(
                ref vcpu.State, address, LinearAccess.Write, out ulong physical, out _);
            Assert.That((status, physical), Is.EqualTo((TranslationStatus.Translated, address)));
        }
    }

    [Test]
    public void A_32_bit_kernel_is_entered_at_its_first_byte_in_flat_protected_mode()
    {
        kernel.Put16(0x236, 0);
        Load();

        ref VcpuState state = ref vcpu.State;
        Assert.That(state.Rip, Is.EqualTo(0x100_0000UL));
        Assert.That(state.Cr0 & 0x8000_0001, Is.EqualTo(1UL));
        Assert.That(state.Efer, Is.Zero);
        Assert.That(ProcessorMode.Bitness(ref state), Is.EqualTo(32));
        Assert.That(state.Cs.Limit, Is.EqualTo(uint.MaxValue));
        Assert.That(GuestRegisters.At(ref state, GeneralRegister.Rbx), Is.Zero);
        Assert.That(GuestRegisters.At(ref state, GeneralRegister.Rsi), Is.EqualTo(ZeroPage));
    }

    [Test]
    public void The_descriptors_in_memory_are_those_in_the_registers()
    {
        Load();
        ulong table = vcpu.State.Gdtr.Base;
        Assert.That(Read(table + 0x10, 8), Is.EqualTo(0x00AF_9B00_0000_FFFFUL));
        Assert.That(Read(table + 0x18, 8), Is.EqualTo(0x00CF_9300_0000_FFFFUL));
        Assert.That(vcpu.State.Gdtr.Limit, Is.EqualTo(31u));
    }

    [Test]
    public void The_zero_page_has_the_kernels_header_and_the_loaders_answers()
    {
        byte[] initrd = new byte[0x1234];
        Array.Fill(initrd, (byte)0x42);
        files.Add("initrd", initrd);
        Load("initrd");

        Assert.That(Read(ZeroPage + 0x202, 4), Is.EqualTo(0x53726448UL));
        Assert.That(Read(ZeroPage + 0x206, 2), Is.EqualTo(0x20FUL));
        Assert.That(Read(ZeroPage + 0x210, 1), Is.EqualTo(0xFFUL));
        Assert.That(Read(ZeroPage + 0x070, 8), Is.EqualTo(Rsdp));
        ulong commandLine = Read(ZeroPage + 0x228, 4);
        Assert.That(memory.Bytes.Slice((int)commandLine, CommandLine.Length + 1)
            .SequenceEqual("console=ttyS0 quiet\0"u8), Is.True);

        // At the top of RAM, page aligned.
        ulong address = Read(ZeroPage + 0x218, 4);
        Assert.That(address, Is.EqualTo((32UL * Mebibyte) - 0x2000));
        Assert.That(Read(ZeroPage + 0x21C, 4), Is.EqualTo(0x1234UL));
        Assert.That(memory.Bytes.Slice((int)address, initrd.Length).SequenceEqual(initrd), Is.True);
    }

    [Test]
    public void The_memory_map_names_RAM_and_the_BIOS_area()
    {
        Load();
        Assert.That(Read(ZeroPage + 0x1E8, 1), Is.EqualTo(3UL));
        Assert.That(MapEntry(0), Is.EqualTo((0UL, 0x9_FC00UL, 1UL)));
        Assert.That(MapEntry(1), Is.EqualTo((0xE_0000UL, 0x2_0000UL, 2UL)));
        Assert.That(MapEntry(2), Is.EqualTo((0x10_0000UL, 31UL * Mebibyte, 1UL)));
    }

    [Test]
    public void Before_protocol_2_14_the_RSDP_field_stays_zero()
    {
        kernel.Put16(0x206, 0x20D);
        Load();
        Assert.That(Read(ZeroPage + 0x070, 8), Is.Zero);
    }

    [Test]
    public void Loading_again_puts_everything_back()
    {
        Load();
        memory.Bytes.Slice(0x100_0000, SyntheticKernel.CodeSize).Clear();
        vcpu.State.Rip = 0;
        Load();
        Assert.That(memory.Bytes.Slice(0x100_0000, SyntheticKernel.CodeSize).SequenceEqual(kernel.Code), Is.True);
        Assert.That(vcpu.State.Rip, Is.EqualTo(0x100_0200UL));
    }

    [Test]
    public void A_relocatable_kernel_goes_lower_when_its_place_is_beyond_RAM()
    {
        UseRam(16 * Mebibyte);
        Load();
        Assert.That(vcpu.State.Rip, Is.EqualTo(0x20_0200UL));
    }

    [Test]
    public void An_initrd_stays_below_the_kernels_limit()
    {
        kernel.Put32(0x22C, (24 * Mebibyte) - 1);
        files.Add("initrd", new byte[0x1000]);
        Load("initrd");
        Assert.That(Read(ZeroPage + 0x218, 4), Is.EqualTo((24UL * Mebibyte) - 0x1000));
    }

    [Test]
    public void A_file_that_is_missing_is_named() =>
        Refuse("CN3101", "'vmlinuz' is not among the guest files", kernelName: "vmlinuz");

    [Test]
    public void An_initrd_that_is_missing_is_named() =>
        Refuse("CN3101", "initrd 'rootfs' is not among the guest files", initrd: "rootfs");

    [Test]
    public void A_file_without_the_header_is_no_bzImage()
    {
        kernel.Put32(0x202, 0);
        Refuse("CN3102", "'bzimage' is not bootable: it has neither a Linux boot header");
    }

    [Test]
    public void A_kernel_of_protocol_2_09_is_too_old()
    {
        kernel.Put16(0x206, 0x209);
        Refuse("CN3102", "older than 2.10");
    }

    [Test]
    public void A_file_that_ends_in_its_setup_code_is_cut_off()
    {
        kernel.Contents[0x1F1] = 200;
        Refuse("CN3102", "it is truncated");
    }

    [Test]
    public void A_tiny_file_is_no_bzImage()
    {
        files.Add("tiny", new byte[100]);
        Refuse("CN3102", "too short", kernelName: "tiny");
    }

    [Test]
    public void A_kernel_that_does_not_fit_says_how_much_it_needs()
    {
        kernel.Put32(0x260, 100 * Mebibyte);
        Refuse("CN3103", "needs RAM up to 102 MiB, but the guest has 32 MiB; raise GuestRamMb");
    }

    [Test]
    public void A_kernel_whose_address_and_size_overflow_is_damaged()
    {
        kernel.Contents[0x234] = 0;
        kernel.Put64(0x258, ulong.MaxValue - 10);
        Refuse("CN3102", "it is damaged: its header asks for the address 0xFFFFFFFFFFFFFFF5");
    }

    [Test]
    public void An_initrd_that_does_not_fit_says_how_much_is_free()
    {
        files.Add("initrd", new byte[14 * Mebibyte]);
        const string Text = "has 14 MiB, but only 13 MiB are free above the kernel; raise GuestRamMb to 33";
        Refuse("CN3104", "'initrd' " + Text, "initrd");
    }

    [Test]
    public void An_initrd_of_the_largest_size_that_fits_is_loaded_right_behind_the_kernel()
    {
        files.Add("initrd", new byte[13 * Mebibyte]);
        Load("initrd");
        Assert.That(Read(ZeroPage + 0x218, 4), Is.EqualTo(19UL * Mebibyte));
    }

    [Test]
    public void An_initrd_that_no_RAM_makes_fit_is_to_be_smaller()
    {
        kernel.Put32(0x22C, (24 * Mebibyte) - 1);
        files.Add("initrd", new byte[6 * Mebibyte]);
        Refuse("CN3104", "use a smaller initrd: the kernel accepts none above 24 MiB", "initrd");
    }

    [Test]
    public void A_command_line_beyond_the_kernels_limit_is_refused()
    {
        kernel.Put32(0x238, 10);
        Refuse("CN3105", "KernelCmdline has 19 bytes, but the kernel 'bzimage' accepts at most 10");
    }

    [Test]
    public void A_server_that_fails_is_reported()
    {
        files.IsBroken = true;
        Refuse("CN3106", "'bzimage' could not be read");
    }

    [Test]
    public void RAM_out_of_range_is_refused()
    {
        UseRam(2 * Mebibyte);
        Refuse("CN3107", "set GuestRamMb to a value from 4 to 1047552");
    }

    [Test]
    public void A_real_kernel_is_taken_apart_and_loaded_if_one_is_cached()
    {
        string path = Path.Combine(RepositoryRoot(), "guests", "cache", "bzimage");
        Assume.That(File.Exists(path), $"{path} has been made.");
        UseRam(128 * Mebibyte);
        byte[] real = File.ReadAllBytes(path);
        files.Add("real", real);

        GuestImageNames names = new("real", "", CommandLine);
        new GuestLoader(memory.Ram, files, names, PcMemoryMap.For(memory)).Load(ref vcpu.State, Rsdp);

        int codeOffset = (real[0x1F1] + 1) * 512;
        Assert.That(
            memory.Bytes.Slice((int)vcpu.State.Rip - 0x200, real.Length - codeOffset)
                .SequenceEqual(real.AsSpan(codeOffset)),
            Is.True);
        Assert.That(files.LargestRead, Is.GreaterThan(Mebibyte), "large copies are made in large pieces");
    }

    public void Dispose()
    {
        memory.Dispose();
        vcpu.Dispose();
    }

    private static string RepositoryRoot()
    {
        string? folder = TestContext.CurrentContext.TestDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "CamkesNet.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? "";
    }

    private void UseRam(int size)
    {
        memory.Dispose();
        memory = new NativeRam(size);
    }

    private void Load(string initrd = "", string kernelName = "bzimage")
    {
        if (files.Open("bzimage") < 0)
        {
            files.Add("bzimage", kernel.Contents);
        }

        GuestImageNames names = new(kernelName, initrd, CommandLine);
        new GuestLoader(memory.Ram, files, names, PcMemoryMap.For(memory)).Load(ref vcpu.State, Rsdp);
        Assert.That(memory.GuardsAreIntact, Is.True);
    }

    private void Refuse(string code, string text, string initrd = "", string kernelName = "bzimage")
    {
        GuestLoadException? exception = Assert.Throws<GuestLoadException>(() => Load(initrd, kernelName));
        Assert.That(exception!.Code, Is.EqualTo(code));
        Assert.That(exception.Message, Does.Contain(text));
    }

    private (ulong Start, ulong Length, ulong Type) MapEntry(ulong index)
    {
        ulong place = ZeroPage + 0x2D0 + (index * 20);
        return (Read(place, 8), Read(place + 8, 8), Read(place + 16, 4));
    }

    private ulong Read(ulong address, int width)
    {
        Assert.That(memory.Ram.TryRead(address, width, out ulong value), Is.True);
        return value;
    }
}
