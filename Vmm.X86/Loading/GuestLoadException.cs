// Why a guest cannot be loaded.
namespace CamkesNet.Vmm.Loading;

/// <summary>A guest that cannot be loaded: a code and a sentence that says what to change.</summary>
internal sealed class GuestLoadException(string code, string message) : Exception(message)
{
    public const string FileMissing = "CN3101";
    public const string KernelNotBootable = "CN3102";
    public const string KernelDoesNotFit = "CN3103";
    public const string InitrdDoesNotFit = "CN3104";
    public const string CommandLineTooLong = "CN3105";
    public const string FileUnreadable = "CN3106";
    public const string RamOutOfRange = "CN3107";

    /// <summary>The diagnostic's code.</summary>
    public string Code { get; } = code;
}
