// Rules for code that goes onto an image.
using Microsoft.CodeAnalysis;

namespace CamkesNet.Generators.Diagnostics;

/// <summary>Descriptors of the rules for code that goes onto an image.</summary>
internal static class ImageRules
{
    private const string Category = "CamkesNet.Image";

    public static readonly DiagnosticDescriptor MemberNotOnImage = new(
        "CN1040",
        "A member of the base class library is not available on images",
        "The {1} '{0}' is not available on images: {2}, or keep this code off the image",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1040.md");

    public static readonly DiagnosticDescriptor FeatureNotOnImage = new(
        "CN1041",
        "A language feature is not supported on images",
        "{0}, which images do not support: {1}, or keep this code off the image",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1041.md");
}
