// The badge of an endpoint capability: which client calls which port.
namespace CamkesNet;

/// <summary>The badge that the kernel passes to a server with each call. Only the layout sets it.</summary>
internal readonly struct CallBadge(ulong value)
{
    private const int PortShift = 16;
    private const ulong ClientMask = 0xFFFF;

    public static ulong Make(int port, int client) => ((ulong)port << PortShift) | (uint)client;

    /// <summary>The index of the called port.</summary>
    public int Port => (int)(value >> PortShift);

    /// <summary>The number of the client among the port's clients.</summary>
    public int Client => (int)(value & ClientMask);
}
