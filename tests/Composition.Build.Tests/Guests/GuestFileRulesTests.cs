// Guest files that no virtual machine can boot are refused.
using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using CamkesNet.Build.Declarations;
using CamkesNet.Build.Diagnostics;
using CamkesNet.Build.Guests;

namespace CamkesNet.Tests.Guests;

public sealed class GuestFileRulesTests
{
    private const ulong MiB = 1 << 20;
    private DirectoryInfo folder = null!;

    [SetUp]
    public void Make_a_folder() => folder = Directory.CreateTempSubdirectory("guests");

    [TearDown]
    public void Remove_the_folder() => folder.Delete(recursive: true);

    [Test]
    public void A_kernel_and_an_initrd_that_fit_are_accepted()
    {
        Assert.DoesNotThrow(() => GuestFileRules.Check(
            [Kernel(16 * MiB, 32 * MiB), Initrd(MiB)], [Machine(ramMb: 49)]));
    }

    [Test]
    public void A_kernel_and_an_initrd_that_do_not_fit_are_an_error_that_says_how_much_they_need()
    {
        BuildDiagnostic error = Fails([Kernel(16 * MiB, 32 * MiB), Initrd(MiB + 1)], Machine(ramMb: 49));

        Assert.That(error.Code, Is.EqualTo(BuildCodes.GuestDoesNotFit));
        Assert.That(
            error.Message, Does.Contain("vm0 has 49 MiB").And.Contain("'bzimage' and 'rootfs'").And.Contain("50 MiB"));
    }

    [Test]
    public void A_relocatable_kernel_may_be_loaded_lower_than_it_likes()
    {
        GuestFile kernel = Kernel(64 * MiB, 8 * MiB);
        Assert.That(Fails([kernel, Initrd(MiB)], Machine(ramMb: 32)).Message, Does.Contain("need 73 MiB"));

        Change(kernel, bytes =>
        {
            bytes[0x234] = 1;
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(0x230), (uint)(2 * MiB));
        });
        Assert.DoesNotThrow(() => GuestFileRules.Check([kernel, Initrd(MiB)], [Machine(ramMb: 32)]));
    }

    [Test]
    public void An_initrd_above_the_kernels_limit_is_an_error_that_more_RAM_does_not_mend()
    {
        GuestFile kernel = Kernel(16 * MiB, 16 * MiB);
        Change(kernel, bytes => BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(0x22C), (uint)(40 * MiB) - 1));

        Assert.DoesNotThrow(() => GuestFileRules.Check([kernel, Initrd(8 * MiB)], [Machine()]));
        BuildDiagnostic error = Fails([kernel, Initrd((8 * MiB) + 1)], Machine());
        Assert.That(error.Code, Is.EqualTo(BuildCodes.GuestDoesNotFit));
        Assert.That(error.Message, Does.Contain("no initrd above 40 MiB: use a smaller initrd"));
    }

    [Test]
    public void A_guest_file_that_does_not_exist_is_an_error_that_names_its_path()
    {
        BuildDiagnostic error = Fails([Kernel(MiB, MiB), new GuestFile("rootfs", "/nowhere/rootfs.cpio")], Machine());

        Assert.That(error.Code, Is.EqualTo(BuildCodes.GuestFileMissing));
        Assert.That(error.Message, Does.Contain("'rootfs'").And.Contain("'/nowhere/rootfs.cpio'"));
    }

    [Test]
    public void A_file_that_a_machine_names_but_the_project_does_not_list_is_an_error()
    {
        BuildDiagnostic error = Fails([Kernel(MiB, MiB)], Machine());

        Assert.That(error.Code, Is.EqualTo(BuildCodes.GuestFileNotListed));
        Assert.That(error.Message, Does.Contain("'rootfs' (InitrdImage of vm0); it has 'bzimage'"));
    }

    [Test]
    public void An_error_is_at_the_line_of_the_project_that_lists_the_file()
    {
        string project = Write("App.csproj", Encoding.UTF8.GetBytes(
            """
            <Project>
              <GuestFile Include="other" Name="other" />
              <GuestFile Include="guest/rootfs.cpio" Name="rootfs" />
            </Project>
            """)).Path;
        BuildDiagnostic error = Assert.Throws<BuildException>(() => GuestFileRules.Check(
            [Kernel(MiB, MiB), new GuestFile("rootfs", "/nowhere/rootfs.cpio")], [Machine()], project))!.Diagnostics[0];

        Assert.That(error.ToString(), Does.StartWith($"{project}(3,1) : error CN2020: Guest file 'rootfs' does not exist"));
    }

    [TestCase("console=ttyS0\nthis is no archive\n", false)]
    [TestCase("070701", true)]
    [TestCase("\0\0\0\0070701", true)]
    [TestCase("BZh", true)]
    public void An_initrd_that_Linux_would_not_unpack_is_an_error(string content, bool isAccepted)
    {
        GuestFile initrd = Write("rootfs", Encoding.Latin1.GetBytes(content));
        if (isAccepted)
        {
            Assert.DoesNotThrow(() => GuestFileRules.Check([Kernel(MiB, MiB), initrd], [Machine()]));
            return;
        }

        BuildDiagnostic error = Fails([Kernel(MiB, MiB), initrd], Machine());
        Assert.That(error.Code, Is.EqualTo(BuildCodes.InitrdUnknown));
        Assert.That(error.Message, Does.Contain("'rootfs'").And.Contain("cpio -o -H newc"));
    }

    [Test]
    public void A_machine_without_an_initrd_needs_none()
    {
        Assert.DoesNotThrow(() => GuestFileRules.Check([Kernel(MiB, MiB)], [Machine(initrd: "")]));
    }

    [Test]
    public void Two_guest_files_of_one_name_are_an_error()
    {
        BuildDiagnostic error = Fails([Kernel(MiB, MiB), Initrd(1), Initrd(1)], Machine());

        Assert.That(error.Code, Is.EqualTo(BuildCodes.DuplicateGuestFile));
    }

    [TestCase(0x202, "HdrS")]
    [TestCase(0x1FE, "HdrS")]
    [TestCase(0x207, "boot protocol")]
    [TestCase(0x211, "zImage")]
    public void A_kernel_that_is_not_a_bzImage_is_an_error_that_says_why(int offset, string reason)
    {
        GuestFile kernel = Kernel(MiB, MiB);
        byte[] bytes = File.ReadAllBytes(kernel.Path);
        bytes[offset] = 0;
        File.WriteAllBytes(kernel.Path, bytes);

        BuildDiagnostic error = Fails([kernel, Initrd(1)], Machine());

        Assert.That(error.Code, Is.EqualTo(BuildCodes.KernelNotBootable));
        Assert.That(error.Message, Does.Contain("vm0").And.Contain(kernel.Path).And.Contain(reason));
    }

    [Test]
    public void A_Multiboot_kernel_is_accepted_if_its_segments_fit()
    {
        GuestFile kernel = Write("bzimage", new SyntheticMultibootKernel().Contents);

        Assert.DoesNotThrow(() => GuestFileRules.Check([kernel, Initrd(MiB)], [Machine(ramMb: 7)]));
        BuildDiagnostic error = Fails([kernel, Initrd(2 * MiB)], Machine(ramMb: 7));
        Assert.That(error.Code, Is.EqualTo(BuildCodes.GuestDoesNotFit));
        Assert.That(error.Message, Does.Contain("8 MiB"));
    }

    [Test]
    public void A_Multiboot_kernel_that_the_monitor_would_refuse_is_refused_for_the_same_reason()
    {
        SyntheticMultibootKernel multiboot = new();
        multiboot.PutMultiboot(1 << 2);
        BuildDiagnostic error = Fails([Write("bzimage", multiboot.Contents), Initrd(1)], Machine());

        Assert.That(error.Code, Is.EqualTo(BuildCodes.KernelNotBootable));
        Assert.That(error.Message, Does.Contain("vm0").And.Contain("it requests a video mode"));
    }

    [Test]
    public void A_command_line_of_a_Multiboot_kernel_has_a_limit()
    {
        GuestFile kernel = Write("bzimage", new SyntheticMultibootKernel().Contents);
        DeclaredInstance tooLong = Machine(commandLine: new string('x', 0x1_0000));

        BuildDiagnostic error = Fails([kernel, Initrd(1)], tooLong);
        Assert.That(error.Code, Is.EqualTo(BuildCodes.CommandLineTooLong));
    }

    [Test]
    public void An_empty_kernel_is_not_a_bzImage()
    {
        GuestFile kernel = Kernel(MiB, MiB);
        File.WriteAllBytes(kernel.Path, []);

        Assert.That(Fails([kernel, Initrd(1)], Machine()).Code, Is.EqualTo(BuildCodes.KernelNotBootable));
    }

    [TestCase(2047u, 2047)]
    [TestCase(0u, 255)]
    public void A_command_line_longer_than_the_kernel_takes_is_an_error_that_says_how_much_it_takes(
        uint declared, int longest)
    {
        GuestFile kernel = Kernel(MiB, MiB);
        byte[] bytes = File.ReadAllBytes(kernel.Path);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(0x238), declared);
        File.WriteAllBytes(kernel.Path, bytes);
        DeclaredInstance fitting = Machine(commandLine: new string('x', longest));
        DeclaredInstance tooLong = Machine(commandLine: new string('x', longest + 1));

        Assert.DoesNotThrow(() => GuestFileRules.Check([kernel, Initrd(1)], [fitting]));
        BuildDiagnostic error = Fails([kernel, Initrd(1)], tooLong);
        Assert.That(error.Code, Is.EqualTo(BuildCodes.CommandLineTooLong));
        Assert.That(
            error.Message,
            Does.Contain("vm0").And.Contain($"{longest + 1} bytes").And.Contain($"accepts at most {longest}"));
    }

    [Test]
    public void A_kernel_whose_header_asks_for_an_address_that_cannot_be_is_an_error()
    {
        BuildDiagnostic error = Fails([Kernel(ulong.MaxValue, MiB), Initrd(1)], Machine());

        Assert.That(error.Code, Is.EqualTo(BuildCodes.KernelNotBootable));
        Assert.That(error.Message, Does.Contain("vm0").And.Contain("0xFFFFFFFFFFFFFFFF"));
    }

    [Test]
    public void A_folder_is_no_guest_file()
    {
        BuildDiagnostic error = Fails([Kernel(MiB, MiB), new GuestFile("rootfs", folder.FullName)], Machine());

        Assert.That(error.Code, Is.EqualTo(BuildCodes.GuestFileMissing));
        Assert.That(error.Message, Does.Contain("is a folder").And.Contain(folder.FullName));
    }

    [Test]
    public void A_guest_file_that_another_program_holds_is_an_error_that_names_it()
    {
        GuestFile initrd = Initrd(1);
        using FileStream holder = new(initrd.Path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        BuildDiagnostic error = Fails([Kernel(MiB, MiB), initrd], Machine());

        Assert.That(error.Code, Is.EqualTo(BuildCodes.GuestFileUnreadable));
        Assert.That(error.Message, Does.Contain("'rootfs'").And.Contain(initrd.Path));
    }

    [Test]
    public void All_errors_are_reported_at_once()
    {
        GuestFile missing = new("other", "/nowhere/other");
        BuildException error = Assert.Throws<BuildException>(() => GuestFileRules.Check(
            [missing], [Machine(), Machine() with { Name = "vm1" }]))!;

        Assert.That(
            error.Diagnostics.Select(diagnostic => diagnostic.Code),
            Is.EqualTo((string[])[BuildCodes.GuestFileMissing, BuildCodes.GuestFileNotListed]));
        Assert.That(
            error.Message,
            Does.Contain("'bzimage' (KernelImage of vm0, KernelImage of vm1), 'rootfs' (InitrdImage of vm0")
                .And.Contain("it has 'other'"));
    }

    [TestCase("", true)]
    [TestCase("quiet root=console=ttyS0", true)]
    [TestCase("console=tty0 quiet", true)]
    [TestCase("quiet console=ttyS0,115200", false)]
    [TestCase("console=tty0 console=ttyS0", false)]
    [TestCase("earlyprintk=serial,ttyS0", false)]
    public void A_Linux_without_a_serial_console_is_a_warning(string commandLine, bool isWarned)
    {
        BuildDiagnostic[] warnings =
            [.. GuestConsole.Warnings([Kernel(16 * MiB, MiB)], [Machine(commandLine: commandLine)])];

        Assert.That(warnings, Has.Length.EqualTo(isWarned ? 1 : 0));
        Assert.That(
            warnings.Select(warning => warning.ToString()),
            Is.All.StartsWith($"camkes : warning CN2028: The Linux of vm0 has the command line '{commandLine}', which "));
    }

    [Test]
    public void Another_kernel_needs_no_serial_console() => Assert.That(
        GuestConsole.Warnings([Write("bzimage", new SyntheticMultibootKernel().Contents)], [Machine()]), Is.Empty);

    private static DeclaredInstance Machine(
        ulong ramMb = 128, string commandLine = "", string initrd = "rootfs") => new()
        {
            Name = "vm0",
            Component = "App.Init0",
            Implementation = new DeclaredImplementation { Assembly = "Vmm", Type = "Vmm.Monitor" },
            Hardware = false,
            Background = false,
            HeapSize = 0,
            Threads = [],
            Ports = [],
            Attributes =
        [
            Attribute("GuestRamMb", "int32", $"{ramMb}"),
            Attribute("KernelImage", "string", "\"bzimage\""),
            Attribute("KernelCmdline", "string", $"\"{commandLine}\""),
            Attribute("InitrdImage", "string", $"\"{initrd}\""),
        ],
        };

    private static DeclaredAttribute Attribute(string name, string type, string value) =>
        new() { Name = name, Type = type, Value = JsonDocument.Parse(value).RootElement };

    private GuestFile Kernel(ulong preferredAddress, ulong initialSize)
    {
        byte[] bytes = new byte[4096];
        bytes[0x1FE] = 0x55;
        bytes[0x1FF] = 0xAA;
        "HdrS"u8.CopyTo(bytes.AsSpan(0x202));
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(0x206), 0x020F);
        bytes[0x211] = 1;
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(0x258), preferredAddress);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(0x260), (uint)initialSize);
        return Write("bzimage", bytes);
    }

    private static void Change(GuestFile file, Action<byte[]> change)
    {
        byte[] bytes = File.ReadAllBytes(file.Path);
        change(bytes);
        File.WriteAllBytes(file.Path, bytes);
    }

    private GuestFile Initrd(ulong size) => Write("rootfs", new byte[size]);

    private GuestFile Write(string name, byte[] bytes)
    {
        string path = Path.Combine(folder.FullName, name);
        File.WriteAllBytes(path, bytes);
        return new GuestFile(name, path);
    }

    private static BuildDiagnostic Fails(IReadOnlyList<GuestFile> files, DeclaredInstance machine) =>
        Assert.Throws<BuildException>(() => GuestFileRules.Check(files, [machine]))!.Diagnostics[0];
}
