// What connections and ports are made of.
namespace CamkesNet.Abi;

/// <summary>A part of a connection, or of a port that needs no connection.</summary>
internal enum PartKind : uint
{
    None = 0,

    /// <summary>Calls and their replies.</summary>
    Endpoint = 1,

    /// <summary>A bit in the notification of a thread.</summary>
    Notification = 2,

    /// <summary>Zeroed memory.</summary>
    Region = 3,

    /// <summary>A range of I/O ports.</summary>
    IoPorts = 4,

    /// <summary>Memory-mapped registers.</summary>
    DeviceMemory = 5,

    /// <summary>A hardware interrupt, delivered as a bit of a notification.</summary>
    Interrupt = 6,

    /// <summary>A one-shot timer, delivered as a bit of a notification.</summary>
    Timer = 7,

    /// <summary>A virtual processor with the page that it shares with its monitor.</summary>
    Vcpu = 8,

    /// <summary>A guest's RAM.</summary>
    GuestMemory = 9,

    /// <summary>The guest files of the image.</summary>
    Archive = 10,

    /// <summary>The methods and lines of a component: for the fault reporter, which the build adds.</summary>
    Symbols = 11,
}
