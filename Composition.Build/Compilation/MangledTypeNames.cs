// What ilc calls types in symbols: everything but ASCII letters and digits becomes an underscore, and of names that are
// the same then all but the first get a number.
using System.Globalization;
using System.Reflection.Metadata;
using System.Text;

namespace CamkesNet.Build.Compilation;

/// <summary>The mangled names of the types in an assembly.</summary>
internal static class MangledTypeNames
{
    private const string CoreLibrary = "System.Private.CoreLib";
    private const string MangledCoreLibrary = "S_P_CoreLib";

    /// <summary>Every type of an assembly with its mangled name, in the order of the metadata.</summary>
    public static IEnumerable<(TypeDefinitionHandle Type, string Mangled)> Of(MetadataReader metadata)
    {
        string assembly = metadata.GetString(metadata.GetAssemblyDefinition().Name);
        string prefix = assembly == CoreLibrary ? MangledCoreLibrary : Mangle(assembly);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (TypeDefinitionHandle handle in metadata.TypeDefinitions)
        {
            string name = Mangle(MetadataNames.FullName(metadata, metadata.GetTypeDefinition(handle)));
            string distinct = name;
            for (int number = 0; !taken.Add(distinct); number++)
            {
                distinct = string.Create(CultureInfo.InvariantCulture, $"{name}_{number}");
            }

            yield return (handle, $"{prefix}_{distinct}");
        }
    }

    private static string Mangle(string name)
    {
        var mangled = new StringBuilder(name.Length + 1);
        if (name.Length > 0 && char.IsAsciiDigit(name[0]))
        {
            mangled.Append('_');
        }

        foreach (char c in name)
        {
            mangled.Append(char.IsAsciiLetterOrDigit(c) ? c : '_');
        }

        return mangled.ToString();
    }
}
