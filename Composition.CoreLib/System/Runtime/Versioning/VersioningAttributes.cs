// Attributes that name the framework and platform an assembly was built for.
namespace System.Runtime.Versioning;

public sealed class TargetFrameworkAttribute(string frameworkName) : Attribute
{
    public string FrameworkName => frameworkName;
    public string? FrameworkDisplayName { get; set; }
}

[AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
public sealed class SupportedOSPlatformAttribute(string platformName) : Attribute
{
    public string PlatformName => platformName;
}

[AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
public sealed class UnsupportedOSPlatformAttribute(string platformName) : Attribute
{
    public string PlatformName => platformName;
}

public sealed class NonVersionableAttribute : Attribute;
