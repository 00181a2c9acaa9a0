// The list of CN2xxx and CN4xxx codes; docs/diagnostics has a page for each.
namespace CamkesNet.Build.Diagnostics;

/// <summary>The codes of all errors between the compiled assembly and the image.</summary>
public static class BuildCodes
{
    /// <summary>The arguments of the build program are invalid.</summary>
    public const string BadArguments = "CN2000";

    /// <summary>A symbol is used that neither the compiled code nor a stub defines.</summary>
    public const string UndefinedSymbol = "CN2001";

    /// <summary>Two inputs of the linker define the same symbol.</summary>
    public const string DuplicateSymbol = "CN2002";

    /// <summary>The value of a relocation does not fit into its field.</summary>
    public const string RelocationOverflow = "CN2003";

    /// <summary>An object file uses a feature that the linker does not support.</summary>
    public const string UnsupportedObject = "CN2004";

    /// <summary>A section is both writable and executable.</summary>
    public const string WritableCode = "CN2005";

    /// <summary>An object file is damaged.</summary>
    public const string MalformedObject = "CN2006";

    /// <summary>Code refers to a thread-local section, which images do not support.</summary>
    public const string ThreadLocalData = "CN2007";

    /// <summary>The native compiler does not exist at the expected path.</summary>
    public const string CompilerNotFound = "CN2010";

    /// <summary>The native compiler failed.</summary>
    public const string CompilerFailed = "CN2011";

    /// <summary>Code on the image uses a member that images do not have.</summary>
    public const string MissingMember = "CN2012";

    /// <summary>The native compiler did not finish in time.</summary>
    public const string CompilerTimeout = "CN2013";

    /// <summary>Code on the image uses a language feature that images do not support.</summary>
    public const string MissingFeature = "CN2014";

    /// <summary>A guest file that the project names does not exist.</summary>
    public const string GuestFileMissing = "CN2020";

    /// <summary>A virtual machine names a guest file that the project does not list.</summary>
    public const string GuestFileNotListed = "CN2021";

    /// <summary>
    /// A virtual machine's kernel is neither a bootable Linux bzImage nor a bootable Multiboot kernel.
    /// </summary>
    public const string KernelNotBootable = "CN2022";

    /// <summary>Kernel and initrd do not fit into the guest's RAM.</summary>
    public const string GuestDoesNotFit = "CN2023";

    /// <summary>Two guest files have the same name.</summary>
    public const string DuplicateGuestFile = "CN2024";

    /// <summary>A guest's kernel command line is longer than the kernel accepts.</summary>
    public const string CommandLineTooLong = "CN2025";

    /// <summary>A guest file exists but cannot be read.</summary>
    public const string GuestFileUnreadable = "CN2026";

    /// <summary>A Linux guest's initrd is nothing that Linux unpacks.</summary>
    public const string InitrdUnknown = "CN2027";

    /// <summary>A Linux guest's command line names no console.</summary>
    public const string GuestConsoleMissing = "CN2028";

    /// <summary>The assembly declares no system, or not the selected one.</summary>
    public const string NoSystem = "CN2030";

    /// <summary>The assembly declares several systems and the project does not say which to build.</summary>
    public const string SeveralSystems = "CN2031";

    /// <summary>The layout in the assembly cannot be used.</summary>
    public const string BadLayout = "CN2032";

    /// <summary>The implementation of a component cannot be found.</summary>
    public const string ImplementationMissing = "CN2033";

    /// <summary>The texts of an instance's settings do not fit into its heap.</summary>
    public const string SettingsTooLarge = "CN2034";

    /// <summary>The finished layout violates an isolation rule.</summary>
    public const string UnsoundLayout = "CN2040";

    /// <summary>The image exceeds the kernel's address range.</summary>
    public const string ImageTooLarge = "CN2050";

    /// <summary>Tools that create an ISO are not installed.</summary>
    public const string IsoToolsMissing = "CN2060";

    /// <summary>A tool that creates an ISO failed.</summary>
    public const string IsoFailed = "CN2061";

    /// <summary>CamkesNetLog names no serial port.</summary>
    public const string LogPortUnknown = "CN2062";

    /// <summary>Parts of the package have different versions.</summary>
    public const string VersionSkew = "CN2070";

    /// <summary>A file of the build cannot be written or read.</summary>
    public const string FileAccess = "CN2080";
}
