// An enum, as the compiled assembly declares it.
namespace CamkesNet.Build.EnumNames;

/// <summary>The data from which an enum's text is formatted.</summary>
/// <param name="IsFlags">The enum has <c>[Flags]</c>.</param>
/// <param name="Members">Names and values by ascending value, of equal ones in the order of declaration.</param>
internal sealed record EnumDefinition(bool IsFlags, IReadOnlyList<(string Name, ulong Value)> Members);
