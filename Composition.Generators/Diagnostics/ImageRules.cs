// Rules for code that goes onto an image.
using Microsoft.CodeAnalysis;

namespace CamkesNet.Generators.Diagnostics;

/// <summary>Descriptors of the rules for code that goes onto an image.</summary>
internal static class ImageRules
{
    private const string Category = "CamkesNet.Image";

    /// <summary>
    /// CN1040: Images do not have the {1} '{0}': use something else, or keep this code off the image.
    /// </summary>
    public static readonly DiagnosticDescriptor MemberNotOnImage = new(
        "CN1040",
        "Images do not have this member of the base class library",
        "Images do not have the {1} '{0}': use something else, or keep this code off the image",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1040.md");

    /// <summary>CN1041: {0}, which images cannot run: {1}, or keep this code off the image.</summary>
    public static readonly DiagnosticDescriptor FeatureNotOnImage = new(
        "CN1041",
        "Images do not have this feature of the language",
        "{0}, which images cannot run: {1}, or keep this code off the image",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink.Folder + "CN1041.md");
}
