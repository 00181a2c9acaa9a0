// Long names differ at their ends: what does not fit is cut out of the middle.
namespace CamkesNet.Build.Reports;

/// <summary>Shortens names.</summary>
internal static class MiddleCut
{
    /// <summary>The name with at most so many characters.</summary>
    public static string Of(string name, int longest)
    {
        if (name.Length <= longest)
        {
            return name;
        }

        int tail = longest / 2;
        return $"{name[..(longest - 1 - tail)]}…{name[^tail..]}";
    }
}
