namespace CamkesNet.Build.Diagnostics;

/// <summary>The codes of everything that can go wrong between the compiled assembly and the image.</summary>
public static class BuildCodes
{
    /// <summary>The build program was called wrongly.</summary>
    public const string BadArguments = "CN2000";

    /// <summary>A symbol is used that neither the compiled code nor a stub defines.</summary>
    public const string UndefinedSymbol = "CN2001";

    /// <summary>Two inputs of the linker define the same symbol.</summary>
    public const string DuplicateSymbol = "CN2002";

    /// <summary>The value of a relocation does not fit into its field.</summary>
    public const string RelocationOverflow = "CN2003";

    /// <summary>An object file uses something that the linker does not implement.</summary>
    public const string UnsupportedObject = "CN2004";

    /// <summary>A section asks to be writable and executable at once.</summary>
    public const string WritableCode = "CN2005";

    /// <summary>An object file is damaged.</summary>
    public const string MalformedObject = "CN2006";

    /// <summary>Code refers to a thread-local section, which images do not have.</summary>
    public const string ThreadLocalData = "CN2007";

    /// <summary>The native compiler is not where it should be.</summary>
    public const string CompilerNotFound = "CN2010";

    /// <summary>The native compiler failed.</summary>
    public const string CompilerFailed = "CN2011";

    /// <summary>Code that goes onto the image uses a member that images do not have.</summary>
    public const string MissingMember = "CN2012";

    /// <summary>The native compiler did not end in time.</summary>
    public const string CompilerTimeout = "CN2013";
}
