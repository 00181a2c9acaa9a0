// Why a guest cannot be loaded.
namespace CamkesNet.Vmm.Loading;

/// <summary>A guest that cannot be loaded: a code and a sentence that says what to change.</summary>
internal sealed class GuestLoadException(string code, string message) : Exception(message)
{
    public const string FileMissing = "CN3003";
    public const string NotABzImage = "CN3004";
    public const string KernelDoesNotFit = "CN3005";
    public const string InitrdDoesNotFit = "CN3006";
    public const string CommandLineTooLong = "CN3007";
    public const string FileUnreadable = "CN3008";
    public const string RamOutOfRange = "CN3009";

    /// <summary>The diagnostic's code.</summary>
    public string Code { get; } = code;
}
