// Reads what an attack has left on the console.
using System.Globalization;

namespace CamkesNet.Tests.Fuzz.Attacks;

internal static class AttackReport
{
    /// <summary>The number below a line with this name.</summary>
    public static ulong Number(string console, string name)
    {
        string[] lines = console.Split('\n');
        int line = Array.IndexOf(lines, name);
        Assert.That(line, Is.Not.Negative, $"'{name}' is missing");
        return ulong.Parse(lines[line + 1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
