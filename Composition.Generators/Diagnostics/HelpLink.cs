// The folder of the rules' pages.
using System;
using System.IO;

namespace CamkesNet.Generators.Diagnostics;

internal static class HelpLink
{
    private const string Pages = "docs/diagnostics/";

    /// <summary>Where the package has this assembly.</summary>
    private const string Analyzers = "/analyzers/dotnet/cs";

    /// <summary>An address of the folder in the package; its place in the repository if this is not the package.</summary>
    public static readonly string Folder = Locate(typeof(HelpLink).Assembly.Location);

    private static string Locate(string assembly)
    {
        string folder = (Path.GetDirectoryName(assembly) ?? "").Replace('\\', '/');
        return folder.EndsWith(Analyzers, StringComparison.Ordinal)
            ? new Uri(folder.Substring(0, folder.Length - Analyzers.Length + 1) + Pages).AbsoluteUri
            : Pages;
    }
}
