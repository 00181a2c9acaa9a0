// The registers of a message, as stubs and runtime pass it on.
using System.Runtime.InteropServices;

namespace CamkesNet.Abi;

/// <summary>
/// The register part of a message as the system call stubs load and store it. Words 4 and up are at their index in the
/// thread's IPC buffer, from where the kernel copies them into the receiver's.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Message
{
    /// <summary>Label and length: see <see cref="MessageTag"/>.</summary>
    public ulong Tag;
    public ulong Word0;
    public ulong Word1;
    public ulong Word2;
    public ulong Word3;
}
