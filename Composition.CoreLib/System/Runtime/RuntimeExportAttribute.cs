// Names by which managed methods and native stubs call one another; ilc matches both by full name.
namespace System.Runtime;

/// <summary>Gives the method a linker symbol with the plain System V calling convention.</summary>
internal sealed class RuntimeExportAttribute(string entry) : Attribute
{
    public string EntryPoint => entry;
}

/// <summary>The method's body is the linker symbol <paramref name="entry"/>.</summary>
internal sealed class RuntimeImportAttribute(string library, string entry) : Attribute
{
    /// <summary>The library in which the linker looks: whichever object has the symbol.</summary>
    internal const string AnyLibrary = "*";

    public string DllName => library;
    public string EntryPoint => entry;
}
