// Makes archives in cpio's "new ASCII" format for tests.
using System.Globalization;
using System.Text;

namespace CamkesNet.Tests.Components;

internal sealed class CpioBuilder
{
    private const int RegularFile = 0x81A4;
    private const int Directory = 0x41ED;

    private readonly List<byte> bytes = [];

    public CpioBuilder AddFile(string name, byte[] contents) => Add(name, contents, RegularFile);

    public CpioBuilder AddDirectory(string name) => Add(name, [], Directory);

    public byte[] Build() => [.. Add("TRAILER!!!", [], 0).bytes];

    private CpioBuilder Add(string name, byte[] contents, int mode)
    {
        int[] fields = [0, mode, 0, 0, 1, 0, contents.Length, 0, 0, 0, 0, Encoding.UTF8.GetByteCount(name) + 1, 0];
        string header = "070701" + string.Concat(fields.Select(f => f.ToString("x8", CultureInfo.InvariantCulture)));
        bytes.AddRange(Encoding.UTF8.GetBytes(header + name + '\0'));
        Pad();
        bytes.AddRange(contents);
        Pad();
        return this;
    }

    private void Pad()
    {
        while (bytes.Count % 4 != 0)
        {
            bytes.Add(0);
        }
    }
}
