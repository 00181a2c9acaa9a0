// The registers of an interrupted thread, in the order in which processor and entry stubs push them.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CamkesNet.Abi;

/// <summary>
/// From the lowest address up: what the entry stub pushes, then the vector, then what the processor pushes on an
/// interrupt from ring 3 (AMD APM vol. 2, 8.9.3). A multiple of 16 bytes, as the processor aligns the stack.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct RegisterFrame
{
    public ulong R15;
    public ulong R14;
    public ulong R13;
    public ulong R12;
    public ulong R11;
    public ulong R10;
    public ulong R9;
    public ulong R8;
    public ulong Rbp;
    public ulong Rdi;
    public ulong Rsi;
    public ulong Rdx;
    public ulong Rcx;
    public ulong Rbx;
    public ulong Rax;
    public ulong Vector;
    public ulong ErrorCode;
    public ulong Rip;
    public ulong Cs;
    public ulong Rflags;
    public ulong Rsp;
    public ulong Ss;

    /// <summary>
    /// Gives a thread a message: the tag, and of the words as many as it counts. What else the sender's registers hold
    /// is not the receiver's business.
    /// </summary>
    // Sound: the frame is a part of a thread, which is never freed.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void SetMessage(
        RegisterFrame* frame, ulong tag, ulong word0, ulong word1, ulong word2, ulong word3)
    {
        frame->Rsi = tag;
        int words = MessageTag.Words(tag);
        if (words == 0)
        {
            return;
        }

        frame->Rdx = word0;
        if (words > 1)
        {
            frame->R8 = word1;
        }

        if (words > 2)
        {
            frame->R9 = word2;
        }

        if (words > 3)
        {
            frame->R10 = word3;
        }
    }
}
