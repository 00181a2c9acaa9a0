// What to use on images instead of features of .NET that they lack.
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace CamkesNet.Generators.Analyzers;

internal static class ImageAlternatives
{
    private const string Time = "read the date from the real-time clock (a port Uses<IRtc>) or a time stamp from Clock";
    private const string Timers = "set a KernelTimer, or call the time server (a port Uses<ITimeServer>)";
    private const string Files = "call the file server (a port UsesWithBuffer<IFileSystem, FileBuffer>)";
    private const string Threads = "declare another component, or handle signals in a method marked [Handles]";
    private const string Input = "read from the serial server (a port UsesWithEvent<ISerialInput, InputAvailable>)";
    private const string Settings = "declare an [Attribute], which the system sets";
    private const string Identifiers = "use two long or a struct of your own";
    private const string Numbers = "use long with a fixed scale, or double";

    // The first that fits: a member, a type, or a namespace with what is below it.
    private static readonly (string Name, string Alternative)[] alternatives =
    [
        ("System.DateTime", Time),
        ("System.DateTimeOffset", Time),
        ("System.DateOnly", Time),
        ("System.TimeOnly", Time),
        ("System.TimeProvider", Time),
        ("System.TimeZoneInfo", Time),
        ("System.Diagnostics.Stopwatch", "use Clock, which reads the time-stamp counter"),
        ("System.Threading.Timer", Timers),
        ("System.Threading.PeriodicTimer", Timers),
        ("System.Timers", Timers),
        ("System.Threading.Thread.Sleep", Timers),
        ("System.Threading.Tasks.Task.Delay", Timers),
        ("System.Threading.Tasks", Threads),
        ("System.Threading.Thread", Threads),
        ("System.Threading.ThreadPool", Threads),
        ("System.Console.Read", Input),
        ("System.Console.ReadLine", Input),
        ("System.Console.ReadKey", Input),
        ("System.IO", Files),
        ("System.Environment", Settings),
        ("System.Guid", Identifiers),
        ("System.Decimal", Numbers),
    ];

    /// <summary>What to use instead of a type or member.</summary>
    public static string To(ISymbol symbol)
    {
        INamedTypeSymbol? type = symbol as INamedTypeSymbol ?? symbol.ContainingType;
        string typeName = type is null ? string.Empty : MemberName.Of(type.OriginalDefinition);
        string name = symbol is INamedTypeSymbol ? typeName : typeName + "." + symbol.Name;
        foreach ((string known, string alternative) in alternatives)
        {
            if (name == known || name.StartsWith(known + ".", StringComparison.Ordinal))
            {
                return alternative;
            }
        }

        return "use an alternative";
    }
}
