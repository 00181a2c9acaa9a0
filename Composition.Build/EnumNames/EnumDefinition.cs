namespace CamkesNet.Build.EnumNames;

/// <summary>What an enum's text is made from.</summary>
/// <param name="IsFlags">The enum has <c>[Flags]</c>.</param>
/// <param name="Members">Names and values by ascending value, of equal ones in the order of declaration.</param>
internal sealed record EnumDefinition(bool IsFlags, IReadOnlyList<(string Name, ulong Value)> Members);
