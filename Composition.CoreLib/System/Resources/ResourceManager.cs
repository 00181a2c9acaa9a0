// The framework's assemblies fetch the texts of their exceptions by this. An image carries no resources: the key is
// the text.
namespace System.Resources;

public class ResourceManager(Type resourceSource)
{
    public Type ResourceSource => resourceSource;

    public virtual string? GetString(string name) => name;
}

public class MissingManifestResourceException : SystemException
{
    public MissingManifestResourceException() { }

    public MissingManifestResourceException(string? message) : base(message) { }
}
