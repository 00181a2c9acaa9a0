// Finds the layout in the compiled assembly: the argument of an attribute that the generator put there.
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using CamkesNet.Build.Compilation;
using CamkesNet.Build.Diagnostics;

namespace CamkesNet.Build.Layout.Declared;

/// <summary>Reads the layout from an assembly.</summary>
internal static class DeclaredSystemReader
{
    private const string AttributeNamespace = "CamkesNet";
    private const string AttributeName = "SystemLayoutAttribute";

    /// <summary>
    /// The layout of the class <paramref name="systemName"/>; with null, of the only one that the assembly declares.
    /// </summary>
    /// <exception cref="BuildException">CN2030 or CN2031.</exception>
    public static DeclaredSystem Read(string assemblyPath, string? systemName)
    {
        List<(string Name, string Json)> layouts = Layouts(assemblyPath);
        string file = Path.GetFileName(assemblyPath);
        List<(string Name, string Json)> wanted =
            [.. layouts.Where(layout => systemName is null || layout.Name == systemName)];
        return wanted switch
        {
            [] when layouts.Count == 0 => throw new BuildException(
                BuildCodes.NoSystem, $"'{file}' declares no system: mark one class with [Assembly]."),
            [] => throw new BuildException(
                BuildCodes.NoSystem,
                $"'{file}' declares no system '{systemName}', only " +
                $"{string.Join(", ", layouts.Select(l => $"'{l.Name}'"))}: correct the property CamkesNetSystem."),
            [var only] => Parse(only.Json, file),
            _ => throw new BuildException(
                BuildCodes.SeveralSystems,
                $"'{file}' declares {wanted.Count} systems ({string.Join(", ", wanted.Select(l => l.Name))}): name " +
                "one in the property CamkesNetSystem."),
        };
    }

    /// <summary>Reads a layout from its JSON; <paramref name="origin"/> names it in messages.</summary>
    public static DeclaredSystem Parse(string json, string origin)
    {
        try
        {
            DeclaredSystem system = JsonSerializer.Deserialize(json, DeclaredSystemJson.Default.DeclaredSystem)
                ?? throw new JsonException("it is empty");
            return system.Format == DeclaredSystem.CurrentFormat
                ? system
                : throw new BuildException(
                    BuildCodes.BadLayout,
                    $"The layout in '{origin}' has format {system.Format}; this build reads " +
                    $"{DeclaredSystem.CurrentFormat}. Use one version of CamkesNet throughout.");
        }
        catch (JsonException broken)
        {
            throw new BuildException(
                BuildCodes.BadLayout,
                $"The layout in '{origin}' cannot be read: {broken.Message} Use one version of CamkesNet throughout.");
        }
    }

    private static List<(string Name, string Json)> Layouts(string assemblyPath)
    {
        using var image = new PEReader(File.OpenRead(assemblyPath));
        MetadataReader metadata = image.GetMetadataReader();
        List<(string Name, string Json)> layouts = [];
        foreach (CustomAttributeHandle handle in metadata.GetAssemblyDefinition().GetCustomAttributes())
        {
            CustomAttribute attribute = metadata.GetCustomAttribute(handle);
            if (!AttributeTypes.Is(metadata, attribute, AttributeNamespace, AttributeName))
            {
                continue;
            }

            BlobReader value = metadata.GetBlobReader(attribute.Value);
            _ = value.ReadUInt16(); // the prolog (ECMA-335, II.23.3)
            string name = value.ReadSerializedString() ?? "";
            layouts.Add((name, value.ReadSerializedString() ?? ""));
        }

        return layouts;
    }
}
