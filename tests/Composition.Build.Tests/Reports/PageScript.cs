// Runs the part of the page's script that computes, and none that touches the page.
using System.Text.Json;
using System.Text.RegularExpressions;
using CamkesNet.Build.Reports;
using Jint;
using Jint.Native.Object;

namespace CamkesNet.Tests.Reports;

/// <summary>The script of a page in an interpreter.</summary>
internal sealed partial class PageScript
{
    private static readonly string[] computing = ["unpack", "system", "text", "index"];

    private readonly Engine engine = new();
    private readonly ObjectInstance module;

    public PageScript(string page)
    {
        engine.SetValue("data", DataOf(page));
        engine.Execute("var document = { getElementById: () => ({ textContent: data }) };");

        // Evaluated inside of the module, an expression sees what the parts of the script see of each other.
        const string Ask = "export const ask = expression => JSON.stringify(eval(expression));";
        engine.Modules.Add("page", string.Join('\n', computing.Select(name => Source(name + ".js")).Append(Ask)));
        module = engine.Modules.Import("page");
    }

    /// <summary>The whole script of a page, as the browser runs it.</summary>
    public static string Of(string page) => Script().Match(page).Groups[1].Value;

    /// <summary>What the page's script reads.</summary>
    public static string DataOf(string page) => Data().Match(page).Groups[1].Value;

    /// <summary>A part of the script.</summary>
    public static string Source(string name)
    {
        using var reader = new StreamReader(typeof(HtmlReport).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    /// <summary>The value of an expression.</summary>
    public T Ask<T>(string expression) =>
        JsonSerializer.Deserialize<T>(engine.Invoke(module.Get("ask"), expression).AsString())!;

    [GeneratedRegex("<script type=\"module\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("<script type=\"application/json\" id=\"data\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Data();
}
