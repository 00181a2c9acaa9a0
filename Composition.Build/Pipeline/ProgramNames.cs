// What the programs of an image are called: in messages, in names of files and in names of memory.
using System.Security.Cryptography;
using System.Text;
using CamkesNet.Build.Declarations;

namespace CamkesNet.Build.Pipeline;

/// <summary>Names for the implementations of a system, each different from all others.</summary>
internal static class ProgramNames
{
    /// <summary>The kernel's, whose files lie beside those of the components.</summary>
    public const string Kernel = "kernel";

    /// <summary>A file's name may have 255 bytes; what is added to the names of programs is shorter than the rest.</summary>
    private const int MaximumBytes = 200;

    /// <summary>
    /// The full name of the type, with that of its assembly where two types have one name, and shortened where no file
    /// can be called so.
    /// </summary>
    public static IEnumerable<(DeclaredImplementation Implementation, string Name)> Of(
        IEnumerable<DeclaredImplementation> implementations)
    {
        DeclaredImplementation[] all = [.. implementations];
        HashSet<string> shared =
        [
            Kernel,
            .. all.GroupBy(implementation => implementation.Type)
                .Where(types => types.Count() > 1)
                .Select(types => types.Key),
        ];
        return all.Select(implementation => (implementation, NameOf(implementation, shared)));
    }

    private static string NameOf(DeclaredImplementation implementation, HashSet<string> shared)
    {
        string name = shared.Contains(implementation.Type)
            ? $"{implementation.Type}@{implementation.Assembly}"
            : implementation.Type;
        byte[] bytes = Encoding.UTF8.GetBytes(name);
        return bytes.Length <= MaximumBytes ? name
            : $"{name[..(MaximumBytes / 8)]}@{Convert.ToHexString(SHA256.HashData(bytes).AsSpan(0, 8))}";
    }
}
