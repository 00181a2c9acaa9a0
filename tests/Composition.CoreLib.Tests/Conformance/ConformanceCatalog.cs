// All conformance programs, in the order in which the image runs them.
namespace CamkesNet.Tests.Conformance;

internal static class ConformanceCatalog
{
    public static IReadOnlyList<ConformanceProgram> Programs { get; } =
    [
        new("Hello", HelloProgram.Run),
        new("Types", TypeProgram.Run),
        new("Enums", EnumProgram.Run),
        new("Syntax", SyntaxProgram.Run),
        new("Exceptions", ExceptionProgram.Run),
        new("Faults", FaultProgram.Run),
        new("Strings", StringProgram.Run),
        new("Numbers", NumberProgram.Run),
        new("Collections", CollectionProgram.Run),
        new("Queries", QueryProgram.Run),
        new("Delegates", DelegateProgram.Run),
        new("Statics", StaticProgram.Run),
        new("Locks", LockProgram.Run),
        new("Times", TimeProgram.Run),
        new("Decoder", DecoderProgram.Run),
    ];

    /// <summary>Programs that only the image runs, after the others; the last one ends it.</summary>
    public static IReadOnlyList<ConformanceProgram> ImagePrograms { get; } =
    [
        new("Memory", MemoryProgram.Run),
        new("LastWords", new LastWordsProgram(new InvalidOperationException("last words")).Run),
    ];
}
