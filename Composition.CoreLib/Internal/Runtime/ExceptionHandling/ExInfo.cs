// A record of an exception under way, on the stack of the code that dispatches it.
namespace Internal.Runtime;

/// <summary>While a funclet runs, the innermost record says for which frame and clause it runs.</summary>
// Sound: a record is linked while the frame that holds it is on the stack, and by the thread of that stack only.
public unsafe struct ExInfo
{
    internal ExInfo* Previous;
    internal void* Exception;

    /// <summary>The frame whose handler is running.</summary>
    internal Context Frame;

    /// <summary>The running handler's clause; it and those inside it are done with.</summary>
    internal int Clause;

    /// <summary>An exception that leaves a filter ends there: the filter then counts as false.</summary>
    internal bool IsFilter;
}
