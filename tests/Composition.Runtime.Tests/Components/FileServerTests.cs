// The file server, with clients that mean well and others.
using CamkesNet.Components;
using CamkesNet.Glue.Composition_Runtime.CamkesNet.Components;

namespace CamkesNet.Tests.Components;

[TestFixture]
internal sealed class FileServerTests
{
    private static readonly byte[] kernel = [.. Enumerable.Range(0, 200_001).Select(i => (byte)(i * 7))];
    private static readonly byte[] initrd = "an initial RAM disk"u8.ToArray();

    private ComponentHarness<FileServer> harness = null!;
    private IFileSystem files = null!;

    [SetUp]
    public void Start()
    {
        harness = new ComponentHarness<FileServer> { Clients = 3 };
        harness.AddMemory("Archive", new CpioBuilder()
            .AddFile("bzimage", kernel)
            .AddDirectory("boot")
            .AddFile("./boot/rootfs.cpio", initrd)
            .AddFile("empty", [])
            .Build());
        harness.AddMemory("Files[0]", new byte[FileBuffer.Size]);
        harness.AddMemory("Files[1]", new byte[FileBuffer.Size]);
        harness.Start();
        files = harness.Connect<IFileSystem>(harness.Component.Files, new IFileSystemProxy());
    }

    [TearDown]
    public void Stop() => harness.Dispose();

    [Test]
    public void Files_are_found_by_name()
    {
        Assert.That(files.GetSize(files.Open("bzimage")), Is.EqualTo(kernel.Length));
        Assert.That(files.GetSize(files.Open("boot/rootfs.cpio")), Is.EqualTo(initrd.Length));
        Assert.That(files.GetSize(files.Open("empty")), Is.Zero);
    }

    [Test]
    public void Names_that_are_no_files_are_not_found(
        [Values("", "boot", "bzimag", "bzimage2", "BZIMAGE")] string name) =>
        Assert.That(files.Open(name), Is.EqualTo(-1));

    [Test]
    public void All_files_can_be_listed()
    {
        Span<char> name = stackalloc char[32];
        var names = new List<string>();
        for (int file = 0; file < files.Count(); file++)
        {
            names.Add(new string(name.Slice(0, files.GetName(file, name))));
        }

        Assert.That(names, Is.EqualTo(new[] { "bzimage", "boot/rootfs.cpio", "empty" }));
    }

    [Test]
    public void A_name_that_does_not_fit_is_cut()
    {
        Span<char> name = stackalloc char[2];
        Assert.That(files.GetName(0, name), Is.EqualTo("bzimage".Length));
        Assert.That(new string(name), Is.EqualTo("bz"));
        Assert.That(files.GetName(3, name), Is.EqualTo(-1));
    }

    [Test]
    public void A_file_read_in_pieces_is_the_file()
    {
        var contents = new List<byte>();
        int count;
        while ((count = files.Read(0, contents.Count, FileBuffer.Size)) > 0)
        {
            contents.AddRange(harness.Component.Files.Bytes(0).Slice(0, count));
        }

        Assert.That(contents, Is.EqualTo(kernel));
    }

    [TestCase(0, -1L, 16)]
    [TestCase(0, long.MinValue, 16)]
    [TestCase(0, 0L, -1)]
    [TestCase(0, 0L, int.MinValue)]
    [TestCase(0, 0L, FileBuffer.Size + 1)]
    [TestCase(0, 0L, int.MaxValue)]
    [TestCase(-1, 0L, 16)]
    [TestCase(3, 0L, 16)]
    [TestCase(int.MaxValue, 0L, 16)]
    [TestCase(int.MinValue, 0L, 16)]
    public void Arguments_that_are_wrong_are_refused(int file, long offset, int length)
    {
        Assert.That(files.Read(file, offset, length), Is.EqualTo(-1));
        Assert.That(harness.Component.Files.Bytes(0).IndexOfAnyExcept((byte)0), Is.EqualTo(-1));
    }

    [TestCase(200_001L)]
    [TestCase(200_002L)]
    [TestCase(long.MaxValue)]
    public void There_is_nothing_behind_the_end_of_a_file(long offset) =>
        Assert.That(files.Read(0, offset, FileBuffer.Size), Is.Zero);

    [Test]
    public void The_last_piece_ends_with_the_file_and_not_with_the_next_one()
    {
        Assert.That(files.Read(0, kernel.Length - 3, FileBuffer.Size), Is.EqualTo(3));
        Assert.That(harness.Component.Files.Bytes(0).Slice(3).IndexOfAnyExcept((byte)0), Is.EqualTo(-1));
    }

    [Test]
    public void Contents_go_to_the_memory_of_the_calling_client_only()
    {
        IFileSystem second = harness.Connect<IFileSystem>(harness.Component.Files, new IFileSystemProxy(), client: 1);
        Assert.That(second.Read(1, 0, 100), Is.EqualTo(initrd.Length));
        Assert.That(harness.Component.Files.Bytes(0).IndexOfAnyExcept((byte)0), Is.EqualTo(-1));
        Assert.That(harness.Component.Files.Bytes(1).StartsWith(initrd), Is.True);
    }

    [TestCase(2)]
    [TestCase(9)]
    public void A_client_without_memory_gets_nothing(int client)
    {
        IFileSystem other = harness.Connect<IFileSystem>(harness.Component.Files, new IFileSystemProxy(), client);
        Assert.That(() => other.Read(0, 0, 16), Throws.InstanceOf<RemoteException>());
        Assert.That(other.GetSize(1), Is.EqualTo(initrd.Length));
    }

    [Test]
    public void Serving_allocates_nothing() => Assert.That(
        Allocation.Measure(() =>
        {
            Span<char> name = stackalloc char[16];
            int file = files.Open("boot/rootfs.cpio");
            files.GetName(file, name);
            files.Read(file, 0, (int)files.GetSize(file));
        }),
        Is.Zero);
}
