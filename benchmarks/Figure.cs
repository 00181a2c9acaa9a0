// One measured figure, as a line of JSON.
using System.Text.Json;

namespace CamkesNet.Benchmarks;

/// <summary>What was measured, how much, in what unit, and what is to be reached (null: nothing said).</summary>
internal sealed record Figure(string Benchmark, string Name, double Value, string Unit, double? Reach = null)
{
    private static readonly JsonSerializerOptions options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Prints the line.</summary>
    public void Print() => Console.WriteLine(JsonSerializer.Serialize(this, options));
}
