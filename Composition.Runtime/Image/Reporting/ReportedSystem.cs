// What the reporter knows of the other components: the image builder writes it into the reporter's start-up page.
using CamkesNet.Abi;

namespace CamkesNet.Image.Reporting;

/// <summary>
/// The reporter's only port has the fault record, then the symbols of each component; its attributes are the names of
/// the components, then those of all threads.
/// </summary>
// Sound: what the start-up page gives is mapped as long as the reporter lives; indexes are compared with its counts.
internal readonly unsafe struct ReportedSystem
{
    private const int Port = 0;

    public ReportedSystem()
    {
    }

    /// <summary>The memory that the kernel writes.</summary>
    public FaultRecord* Record { get; } = (FaultRecord*)StartupPage.GetLinks(Port)[0].Address;

    private static int ComponentCount => StartupPage.GetLinks(Port).Length - 1;

    /// <summary>The methods and lines of a component; none if there is no such component.</summary>
    public SymbolTable SymbolsOf(uint component)
    {
        ReadOnlySpan<LinkInfo> links = StartupPage.GetLinks(Port)[1..];
        return component < (uint)links.Length
            ? new SymbolTable((byte*)links[(int)component].Address, links[(int)component].Size)
            : default;
    }

    /// <summary>The name of a component.</summary>
    public ReadOnlySpan<byte> NameOfComponent(uint component) => StartupPage.GetAttributeText((int)component);

    /// <summary>The name of a thread, which is unique in its component.</summary>
    public ReadOnlySpan<byte> NameOfThread(uint thread) =>
        StartupPage.GetAttributeText(ComponentCount + (int)thread);
}
