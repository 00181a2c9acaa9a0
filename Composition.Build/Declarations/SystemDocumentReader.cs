// Finds the document in the compiled assembly: the argument of an attribute that the generator put there.
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using CamkesNet.Build.Compilation;
using CamkesNet.Build.Diagnostics;

namespace CamkesNet.Build.Declarations;

/// <summary>Reads the document out of an assembly.</summary>
internal static class SystemDocumentReader
{
    private const string AttributeNamespace = "CamkesNet";
    private const string AttributeName = "SystemLayoutAttribute";

    /// <summary>
    /// The document of the class <paramref name="systemName"/>; with null, of the only one that the assembly declares.
    /// </summary>
    /// <exception cref="BuildException">CN2030 to CN2032.</exception>
    public static SystemDocument Read(string assemblyPath, string? systemName)
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
                $"'{file}' declares no system '{systemName}', only "
                + $"{string.Join(", ", layouts.Select(l => $"'{l.Name}'"))}: correct the property CamkesNetSystem."),
            [var only] => Parse(only.Json, file),
            _ => throw new BuildException(
                BuildCodes.SeveralSystems,
                $"'{file}' declares {wanted.Count} systems ({string.Join(", ", wanted.Select(l => l.Name))}): name "
                + "one in the property CamkesNetSystem."),
        };
    }

    /// <summary>Reads a document from its JSON; <paramref name="origin"/> names it in messages.</summary>
    /// <exception cref="BuildException">CN2032.</exception>
    public static SystemDocument Parse(string json, string origin)
    {
        try
        {
            RequireFormat(json, origin);
            return JsonSerializer.Deserialize(json, SystemDocumentJson.Default.SystemDocument)
                ?? throw new JsonException("it is empty");
        }
        catch (JsonException broken)
        {
            throw new BuildException(
                BuildCodes.BadLayout,
                $"The layout in '{origin}' cannot be read: {broken.Message} Use one version of CamkesNet throughout.");
        }
    }

    /// <summary>A document of another format has other fields: its format is the first thing to say.</summary>
    private static void RequireFormat(string json, string origin)
    {
        using var document = JsonDocument.Parse(json);
        JsonElement root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("It is not an object.");
        }

        if (root.TryGetProperty("format", out JsonElement format)
            && !(format.ValueKind == JsonValueKind.Number
                && format.TryGetInt32(out int number)
                && number == SystemDocument.CurrentFormat))
        {
            throw new BuildException(
                BuildCodes.BadLayout,
                $"The layout in '{origin}' has format {format.GetRawText()}; this build reads "
                + $"{SystemDocument.CurrentFormat}. Use one version of CamkesNet throughout.");
        }

        RequireElements(root);
    }

    /// <summary>The serializer lets null stand in a list, whatever the type of its elements.</summary>
    private static void RequireElements(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty property in value.EnumerateObject())
                {
                    RequireElements(property.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (JsonElement element in value.EnumerateArray())
                {
                    if (element.ValueKind == JsonValueKind.Null)
                    {
                        throw new JsonException("A list contains null.");
                    }

                    RequireElements(element);
                }

                break;
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
