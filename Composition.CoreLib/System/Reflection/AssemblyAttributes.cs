// The attributes of namespace System.Reflection that the SDK writes into every assembly.
namespace System.Reflection;

public sealed class DefaultMemberAttribute(string memberName) : Attribute
{
    public string MemberName => memberName;
}

public sealed class AssemblyCompanyAttribute(string company) : Attribute
{
    public string Company => company;
}

public sealed class AssemblyConfigurationAttribute(string configuration) : Attribute
{
    public string Configuration => configuration;
}

public sealed class AssemblyCopyrightAttribute(string copyright) : Attribute
{
    public string Copyright => copyright;
}

public sealed class AssemblyDescriptionAttribute(string description) : Attribute
{
    public string Description => description;
}

public sealed class AssemblyFileVersionAttribute(string version) : Attribute
{
    public string Version => version;
}

public sealed class AssemblyInformationalVersionAttribute(string informationalVersion) : Attribute
{
    public string InformationalVersion => informationalVersion;
}

public sealed class AssemblyProductAttribute(string product) : Attribute
{
    public string Product => product;
}

public sealed class AssemblyTitleAttribute(string title) : Attribute
{
    public string Title => title;
}

public sealed class AssemblyVersionAttribute(string version) : Attribute
{
    public string Version => version;
}

[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class AssemblyMetadataAttribute(string key, string? value) : Attribute
{
    public string Key => key;
    public string? Value => value;
}
