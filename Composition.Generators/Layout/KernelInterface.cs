// The numbers of the kernel's ABI that the layout contains. Composition.Kernel/Abi/Messages/Capability.cs defines them;
// that file is not shared because this assembly must run inside the compiler on netstandard2.0.
namespace CamkesNet.Generators.Layout;

/// <summary>The slots that every component has.</summary>
internal static class CapabilitySlot
{
    public const uint Log = 1;
    public const uint Endpoint = 2;
    public const uint ControlNotification = 3;
    public const uint DispatchNotification = 4;
    public const uint Lock = 5;
    public const uint DispatchThread = 6;
    public const uint FirstPort = 8;
}

/// <summary>Names of rights in the layout.</summary>
internal static class CapabilityRights
{
    public static readonly IReadOnlyList<string> Send = ["send"];
    public static readonly IReadOnlyList<string> Receive = ["receive"];
    public static readonly IReadOnlyList<string> SendAndReceive = ["send", "receive"];
    public static readonly IReadOnlyList<string> Control = ["control"];
}

/// <summary>Sizes and badges that kernel, run-time part and layout agree on.</summary>
internal static class KernelInterface
{
    public const long PageSize = 4096;
    public const long BytesPerMiB = 1024 * 1024;

    /// <summary>The badge of a call: port index &lt;&lt; 16 | number of the client.</summary>
    public const int BadgePortShift = 16;

    /// <summary>A notification has 64 badge bits.</summary>
    public const int BadgeBits = 64;

    public const int ControlThread = 0;
    public const int DispatcherThread = 1;
}
