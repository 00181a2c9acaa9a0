// A folder that several apps share: what one has compiled, another need not compile.
namespace CamkesNet.Build.Compilation;

/// <summary>Object files by the fingerprints of their inputs.</summary>
/// <param name="folder">The folder. Several builds may use it at the same time.</param>
internal sealed class ObjectStore(string folder)
{
    private const string Ending = ".o";
    private const string LockEnding = ".lock";

    /// <summary>What was not written for so long is of sources that are gone.</summary>
    private static readonly TimeSpan kept = TimeSpan.FromDays(7);

    private static readonly TimeSpan interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits until no other build compiles these inputs. Dispose the result when the object is there.</summary>
    public async Task<IDisposable> LockAsync(string fingerprint, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        while (true)
        {
            try
            {
                return new FileStream(
                    PathOf(fingerprint) + LockEnding, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(PathOf(fingerprint) + LockEnding))
            {
                await Task.Delay(interval, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Copies the object of these inputs to a file; false if there is none.</summary>
    public bool TryCopy(string fingerprint, string objectFile)
    {
        if (!InputFingerprint.Matches(PathOf(fingerprint), fingerprint))
        {
            return false;
        }

        File.Copy(PathOf(fingerprint), objectFile, overwrite: true);
        return true;
    }

    /// <summary>Keeps a copy of an object.</summary>
    public void Add(string fingerprint, string objectFile)
    {
        foreach (FileInfo old in new DirectoryInfo(folder).GetFiles())
        {
            if (DateTime.UtcNow - old.LastWriteTimeUtc > kept)
            {
                old.Delete();
            }
        }

        InputFingerprint.Forget(PathOf(fingerprint));
        File.Copy(objectFile, PathOf(fingerprint), overwrite: true);
        InputFingerprint.Record(PathOf(fingerprint), fingerprint);
    }

    private string PathOf(string fingerprint) => Path.Combine(folder, fingerprint + Ending);
}
