// Names of the local variables in generated methods.
using CamkesNet.Generators.Helpers;
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.Emit;

/// <summary>Local variables that do not clash with the parameters of a contract's method.</summary>
internal sealed class Locals
{
    public Locals(MethodModel method)
    {
        HashSet<string> taken = new(method.Parameters.Select(parameter => parameter.Name), StringComparer.Ordinal);
        Target = Identifier.Free("target", taken);
        Message = Identifier.Free("message", taken);
        Writer = Identifier.Free("writer", taken);
        Reader = Identifier.Free("reader", taken);
        Result = Identifier.Free("result", taken);
    }

    public string Target { get; }

    public string Message { get; }

    public string Writer { get; }

    public string Reader { get; }

    public string Result { get; }
}
