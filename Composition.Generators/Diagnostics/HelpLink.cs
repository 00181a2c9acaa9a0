// The folder of the rules' pages.
namespace CamkesNet.Generators.Diagnostics;

internal static class HelpLink
{
    /// <summary>The folder of the pages, in the repository and in the package.</summary>
    public const string Folder = "docs/diagnostics/";
}
