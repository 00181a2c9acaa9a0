// How large a system is, in one line.
using System.Globalization;
using CamkesNet.Build.Declarations;

namespace CamkesNet.Build.Reports;

/// <summary>Counts what a system is made of.</summary>
internal static class SystemSummary
{
    private static readonly string[] units = ["bytes", "KiB", "MiB", "GiB"];

    /// <summary>Instances by kind, connections, and the memory that the machine needs.</summary>
    public static string Of(DeclaredSystem system, ulong memoryNeeded)
    {
        int devices = system.Instances.Count(instance => instance.Hardware);
        int machines = system.Monitors.Count();
        string[] kinds =
        [
            .. new[]
            {
                (Number: system.Instances.Count - devices - machines, Name: "component"),
                (Number: machines, Name: "virtual machine"),
                (Number: devices, Name: "device"),
            }.Where(kind => kind.Number > 0).Select(kind => Count(kind.Number, kind.Name)),
        ];
        return $"{Count(system.Instances.Count, "instance")} ({string.Join(", ", kinds)}), "
            + $"{Count(system.Connections.Count, "connection")}, {Size(memoryNeeded)} of memory";
    }

    private static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";

    /// <summary>A number of bytes as the page's script writes it.</summary>
    private static string Size(double bytes)
    {
        int unit = 0;
        for (; bytes >= 1024 && unit < units.Length - 1; unit++)
        {
            bytes /= 1024;
        }

        string number = bytes.ToString(double.IsInteger(bytes) ? "0" : "0.0", CultureInfo.InvariantCulture);
        return $"{number} {units[unit]}";
    }
}
