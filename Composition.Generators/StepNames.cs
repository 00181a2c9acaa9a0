// Names of the pipeline's steps, by which tests ask why a step ran.
namespace CamkesNet.Generators;

internal static class StepNames
{
    public const string Components = nameof(Components);
    public const string Hardware = nameof(Hardware);
    public const string Contracts = nameof(Contracts);
    public const string Compositions = nameof(Compositions);
    public const string VirtualMachines = nameof(VirtualMachines);
    public const string Refused = nameof(Refused);
}
