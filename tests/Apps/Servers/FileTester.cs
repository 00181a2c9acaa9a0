// A client of the file server.
using CamkesNet.Components;

namespace CamkesNet.Tests.Servers;

[Component]
public partial class FileTester : Component
{
    public partial UsesWithBuffer<IFileSystem, FileBuffer> Files { get; }

    protected override void Run()
    {
        IFileSystem files = Files.Call;
        Span<char> name = stackalloc char[16];
        for (int file = 0; file < files.Count(); file++)
        {
            int length = files.GetName(file, name);
            Say($"file {new string(name.Slice(0, length))} of {files.GetSize(file)} bytes");
        }

        int poem = files.Open("poem.txt");
        int count = files.Read(poem, 11, FileBuffer.Size);
        Say($"read {System.Text.Encoding.UTF8.GetString(Files.Bytes.Slice(0, count - 1))}");
        Say($"refused {files.Read(poem, -1, 1)} {files.Read(9, 0, 1)} {files.Read(poem, 0, int.MaxValue)}");
        Say("done");
    }

    private void Say(string text) => Console.WriteLine($"{InstanceName}: {text}");
}
