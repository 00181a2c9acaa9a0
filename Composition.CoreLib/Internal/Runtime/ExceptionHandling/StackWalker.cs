// Walks from a frame to its callers, through funclets into the methods they belong to.
namespace Internal.Runtime;

/// <summary>
/// A funclet runs on top of the code that dispatches its exception; the frames in between are of no interest to a
/// newer exception. So when the walk comes to the stub that called a funclet, it goes on at the funclet's own method.
/// </summary>
// Sound: a record in the chain lies on the stack above the frames that are walked, and is read before its funclet
// returns.
internal unsafe struct StackWalker
{
    internal Context Frame;
    internal FrameDescription Description;

    /// <summary>Clauses below this one have already been dealt with in this frame.</summary>
    internal int FirstClause;

    /// <summary>The innermost exception record that the walk has not yet passed.</summary>
    internal ExInfo* Chain;

    /// <summary>The walk stands where an exception leaves a filter.</summary>
    internal bool IsAtFilterCall;

    internal StackWalker(in Context start, ExInfo* chain)
    {
        Frame = start;
        Chain = chain;
    }

    /// <summary>Looks the current frame up; false at the end of managed code.</summary>
    internal bool TryEnterFrame()
    {
        IsAtFilterCall = false;
        while (Chain != null && Frame.InstructionPointer == RuntimeImports.FuncletReturnAddress())
        {
            if (Chain->IsFilter)
            {
                IsAtFilterCall = true;
                return true;
            }
            Frame = Chain->Frame;
            FirstClause = Chain->Clause + 1;
            Chain = Chain->Previous;
        }
        return EhFrameTable.TryFind(Frame.InstructionPointer - 1, out Description);
    }

    internal void MoveToCaller()
    {
        CallFrameUnwinder.Unwind(ref Frame, in Description);
        FirstClause = 0;
    }
}
