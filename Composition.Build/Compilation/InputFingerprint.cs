// Decides by content, not by time stamps, whether an output still belongs to its inputs and flags, and is undamaged.
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace CamkesNet.Build.Compilation;

/// <summary>A hash of all inputs of an output, stored in a file next to the output.</summary>
public sealed class InputFingerprint : IDisposable
{
    private const string FileSuffix = ".inputs";
    private const char Separator = ' ';

    private static readonly ConcurrentDictionary<(string Path, long Length, DateTime Modified), byte[]> fileHashes =
        new();

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Adds a text, for example a flag or a version.</summary>
    public InputFingerprint Add(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
        return this;
    }

    /// <summary>Adds the content of a file; a file that does not exist counts as such.</summary>
    public InputFingerprint AddFile(string path)
    {
        hash.AppendData(HashOfFile(path));
        return this;
    }

    /// <summary>Adds bytes.</summary>
    public InputFingerprint Add(ReadOnlySpan<byte> bytes)
    {
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
        return this;
    }

    /// <summary>The fingerprint of what has been added so far, as hexadecimal digits.</summary>
    public string Compute() => Convert.ToHexStringLower(hash.GetCurrentHash());

    /// <summary>
    /// Whether <paramref name="output"/> was built from inputs with this fingerprint, and it and what was recorded with
    /// it still have the same contents.
    /// </summary>
    public static bool Matches(string output, string fingerprint)
    {
        string record = output + FileSuffix;
        if (!File.Exists(record) || File.ReadAllLines(record) is not [var built, .. var contents] || built != fingerprint)
        {
            return false;
        }

        string folder = FolderOf(output);
        return contents.Length > 0 && contents.All(line =>
            line.Split(Separator, 2) is [var hash, var name]
            && HexHash(Path.Combine(folder, name)) == hash
            && File.Exists(Path.Combine(folder, name)));
    }

    /// <summary>Deletes the hash of <paramref name="output"/>. Call this before rebuilding the output.</summary>
    public static void Forget(string output) => File.Delete(output + FileSuffix);

    /// <summary>
    /// Records that <paramref name="output"/>, and <paramref name="others"/> with it, was built from inputs with this
    /// fingerprint.
    /// </summary>
    public static void Record(string output, string fingerprint, params IEnumerable<string> others)
    {
        string folder = FolderOf(output);
        File.WriteAllLines(
            output + FileSuffix,
            others.Prepend(output)
                .Select(path => $"{HexHash(path)}{Separator}{Path.GetRelativePath(folder, Path.GetFullPath(path))}")
                .Prepend(fingerprint));
    }

    /// <inheritdoc/>
    public void Dispose() => hash.Dispose();

    private static string FolderOf(string output) => Path.GetDirectoryName(Path.GetFullPath(output))!;

    private static string HexHash(string path) => Convert.ToHexStringLower(HashOfFile(path));

    private static byte[] HashOfFile(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            return new byte[SHA256.HashSizeInBytes];
        }

        // Several components share their references: within one run each is hashed once.
        return fileHashes.GetOrAdd((file.FullName, file.Length, file.LastWriteTimeUtc), static key =>
        {
            using FileStream stream = File.OpenRead(key.Path);
            return SHA256.HashData(stream);
        });
    }
}
