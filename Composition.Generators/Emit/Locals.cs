// Names of the local variables in generated methods.
using CamkesNet.Generators.Helpers;
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.Emit;

/// <summary>Local variables that do not clash with the parameters of a contract's method.</summary>
internal sealed class Locals
{
    // As an argument "out _" is a discard and not the variable of this name.
    private const string Discard = "_";

    private readonly string discarded;

    public Locals(MethodModel method)
    {
        HashSet<string> taken = new(method.Parameters.Select(parameter => parameter.Name), StringComparer.Ordinal);
        Target = Identifier.Free("target", taken);
        Message = Identifier.Free("message", taken);
        Writer = Identifier.Free("writer", taken);
        Reader = Identifier.Free("reader", taken);
        Result = Identifier.Free("result", taken);
        discarded = Identifier.Free("unnamed", taken);
    }

    public string Target { get; }

    public string Message { get; }

    public string Writer { get; }

    public string Reader { get; }

    public string Result { get; }

    /// <summary>The variable that stands for a parameter.</summary>
    public string Of(ParameterModel parameter) =>
        parameter.Name == Discard ? discarded : Identifier.Escape(parameter.Name);
}
