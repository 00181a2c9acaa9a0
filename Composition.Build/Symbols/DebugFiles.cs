// The folder beside an image with what debuggers need: symbols and lines of kernel and components, and a script for gdb.
using System.Reflection;
using System.Text;
using CamkesNet.Build.Linking;

namespace CamkesNet.Build.Symbols;

/// <summary>Writes the files for debuggers.</summary>
internal static class DebugFiles
{
    /// <summary>Loads the symbols of all components; the kernel's are those of the program that gdb is started with.</summary>
    public const string Script = "components.gdb";

    private const string Suffix = ".debug.elf";
    private const string Kernel = $"kernel{Suffix}";
    private const string TextPrinter = "gdb-text.py";

    /// <summary>Writes the files, in place of those of an earlier build; returns their paths.</summary>
    /// <param name="folder">Where they go.</param>
    /// <param name="kernel">The linked kernel.</param>
    /// <param name="components">The linked implementations by the names of their files.</param>
    public static IReadOnlyList<string> Write(
        string folder, LinkedImage kernel, IReadOnlyList<(string Name, LinkedImage Image)> components)
    {
        Directory.CreateDirectory(folder);
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            [Kernel] = DebugElfWriter.Write(kernel),
        };
        var script = new StringBuilder("# gdb -x components.gdb -ex 'target remote :1234' kernel.debug.elf\n");
        foreach ((string component, LinkedImage image) in components)
        {
            string name = $"{component}{Suffix}";
            files[name] = DebugElfWriter.Write(image);
            script.Append($"add-symbol-file {Quote(Path.GetFullPath(Path.Combine(folder, name)))}\n");
        }

        script.Append("python\n").Append(Read(TextPrinter)).Append("end\n");
        files[Script] = Encoding.UTF8.GetBytes(script.ToString());
        foreach (string old in Directory.GetFiles(folder, $"*{Suffix}"))
        {
            if (!files.ContainsKey(Path.GetFileName(old)))
            {
                File.Delete(old);
            }
        }

        foreach ((string name, byte[] content) in files)
        {
            File.WriteAllBytes(Path.Combine(folder, name), content);
        }

        return [.. files.Keys.Select(name => Path.Combine(folder, name))];
    }

    /// <summary>As gdb's commands take a path with blanks (gdb manual, "Files").</summary>
    private static string Quote(string path) => $"\"{path.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";

    private static string Read(string name)
    {
        using Stream resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }
}
