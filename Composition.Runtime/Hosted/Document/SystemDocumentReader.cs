// Finds the document of a composition in the assembly of its class, where the generator put it.
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace CamkesNet.Hosted.Document;

/// <summary>Reads the documents of compositions, each once.</summary>
internal static class SystemDocumentReader
{
    private const string FormatProperty = "format";

    private static readonly ConditionalWeakTable<Type, SystemDocument> documents = [];

    /// <summary>The document of a composition's class, or of the next base class that has one.</summary>
    /// <exception cref="InvalidOperationException">There is none, or it cannot be read.</exception>
    public static SystemDocument Read(Type composition) => documents.GetValue(composition, Find);

    /// <summary>Reads a document from its JSON.</summary>
    /// <exception cref="InvalidOperationException">It cannot be read.</exception>
    public static SystemDocument Parse(string name, string json)
    {
        try
        {
            using var parsed = JsonDocument.Parse(json);
            CheckFormat(name, parsed.RootElement);
            return parsed.RootElement.Deserialize(SystemDocumentJson.Default.SystemDocument)
                ?? throw new JsonException("It is empty.");
        }
        catch (JsonException exception)
        {
            throw new InvalidOperationException(
                $"The layout of {name} cannot be read: {exception.Message} Build the project of {name} again.",
                exception);
        }
    }

    private static SystemDocument Find(Type composition)
    {
        for (Type? type = composition; type is not null && type != typeof(Composition); type = type.BaseType)
        {
            SystemLayoutAttribute? layout = type.Assembly.GetCustomAttributes<SystemLayoutAttribute>()
                .FirstOrDefault(candidate => candidate.AssemblyName == type.FullName);
            if (layout is not null)
            {
                return Parse(layout.AssemblyName, layout.Json);
            }
        }

        throw new InvalidOperationException(
            $"{composition.FullName} has no layout to run from. Mark the class with [Assembly], declare it partial, "
            + "and reference the CamkesNet package in its project: the package's generator writes the layout.");
    }

    /// <summary>Comes first: a document of another format may have none of the properties of this one.</summary>
    private static void CheckFormat(string name, JsonElement document)
    {
        if (document.ValueKind != JsonValueKind.Object
            || !document.TryGetProperty(FormatProperty, out JsonElement property)
            || property.ValueKind != JsonValueKind.Number
            || !property.TryGetInt32(out int format))
        {
            throw new JsonException("It does not say which format it has.");
        }

        if (format != SystemDocument.CurrentFormat)
        {
            throw new InvalidOperationException(
                $"The layout of {name} has format {format}, but this version of CamkesNet reads format "
                + $"{SystemDocument.CurrentFormat}. Use one version of CamkesNet in all projects.");
        }
    }
}
