// Two-pass exception handling: find the catching frame, then run the handlers up to it (ECMA-335 I.12.4.2.5).
using System;
using System.Runtime;
using System.Runtime.CompilerServices;

namespace Internal.Runtime;

// Sound: contexts and records lie on the stack of the thread that throws, in frames that live until the handler is
// entered; the chain is unlinked before its frames are left.
internal static unsafe class ExceptionDispatch
{
    /// <summary>Called by the stub RhpThrowEx.</summary>
    [RuntimeExport("RhThrow")]
    private static void Throw(object? exception, Context* at)
    {
        // throw null throws a NullReferenceException (ECMA-335 III.4.31).
        Dispatch(exception ?? new NullReferenceException(), at);
    }

    /// <summary>Called by the stub RhpRethrow: the exception is the one being handled.</summary>
    [RuntimeExport("RhRethrow")]
    private static void Rethrow(object? unused, Context* at)
    {
        ExInfo* innermost = RuntimeImports.PlatformThread()->ExceptionChain;
        Dispatch(ObjectReference.FromAddress(innermost->Exception), at);
    }

    /// <summary>Never returns; <paramref name="at"/> is the throwing frame, with a return address as its
    /// instruction.</summary>
    internal static void Dispatch(object exception, Context* at)
    {
        ThreadContext* thread = RuntimeImports.PlatformThread();
        var search = new StackWalker(in *at, thread->ExceptionChain);
        int targetClause = FindHandler(exception, thread, ref search);
        if (targetClause < 0 && !search.IsAtFilterCall)
        {
            UnhandledException.Report(exception, at->InstructionPointer - 1);
        }
        RunHandlers(exception, thread, at, in search, targetClause);
    }

    /// <summary>The first pass. The walker stops at the frame that catches.</summary>
    /// <returns>The catching clause, or -1 if the exception leaves a filter or all managed code.</returns>
    private static int FindHandler(object exception, ThreadContext* thread, ref StackWalker walker)
    {
        while (walker.TryEnterFrame() && !walker.IsAtFilterCall)
        {
            var clauses = new EhClauseEnumerator(in walker.Description);
            uint offset = clauses.OffsetOf(walker.Frame.InstructionPointer - 1);
            while (clauses.TryReadNext(out EhClause clause))
            {
                if (clauses.Index >= walker.FirstClause && clause.Covers(offset)
                    && Catches(in clause, exception, thread, ref walker, clauses.Index))
                {
                    return clauses.Index;
                }
            }
            walker.MoveToCaller();
        }
        return -1;
    }

    private static bool Catches(
        in EhClause clause, object exception, ThreadContext* thread, ref StackWalker walker, int index)
    {
        if (clause.Kind == EhClauseKind.Typed)
        {
            return TypeCast.IsAssignable(exception.m_pEEType, clause.CatchType);
        }
        if (clause.Kind != EhClauseKind.Filter)
        {
            return false;
        }
        ExInfo record = default;
        record.Previous = thread->ExceptionChain;
        record.Exception = ObjectReference.Address(exception);
        record.Frame = walker.Frame;
        record.Clause = index;
        record.IsFilter = true;
        thread->ExceptionChain = &record;
        Context frame = walker.Frame;
        bool catches = RuntimeImports.CallFunclet(record.Exception, clause.Filter, &frame) != 0;
        thread->ExceptionChain = record.Previous;
        return catches;
    }

    /// <summary>The second pass; ends in the frame where <paramref name="target"/> stands.</summary>
    private static void RunHandlers(
        object exception, ThreadContext* thread, Context* at, in StackWalker target, int targetClause)
    {
        ExInfo record = default;
        record.Exception = ObjectReference.Address(exception);
        var walker = new StackWalker(in *at, thread->ExceptionChain);
        while (true)
        {
            walker.TryEnterFrame();
            bool isTarget = walker.Frame.StackPointer == target.Frame.StackPointer
                && walker.IsAtFilterCall == target.IsAtFilterCall;
            if (isTarget && walker.IsAtFilterCall)
            {
                // The filter's record belongs to its caller, which takes it off the chain.
                thread->ExceptionChain = walker.Chain;
                RuntimeImports.Resume(&walker.Frame, walker.Frame.InstructionPointer);
            }
            record.Previous = walker.Chain;
            RunHandlersOfFrame(thread, ref walker, &record, isTarget ? targetClause : -1);
            walker.MoveToCaller();
        }
    }

    private static void RunHandlersOfFrame(
        ThreadContext* thread, ref StackWalker walker, ExInfo* record, int targetClause)
    {
        var clauses = new EhClauseEnumerator(in walker.Description);
        uint offset = clauses.OffsetOf(walker.Frame.InstructionPointer - 1);
        while (clauses.TryReadNext(out EhClause clause))
        {
            if (clauses.Index < walker.FirstClause || !clause.Covers(offset))
            {
                continue;
            }
            if (clauses.Index == targetClause)
            {
                Catch(thread, ref walker, record, in clause, clauses.Index);
            }
            if (clause.Kind == EhClauseKind.Fault)
            {
                Enter(thread, ref walker, record, clauses.Index);
                Context frame = walker.Frame;
                RuntimeImports.CallFunclet(null, clause.Handler, &frame);
                walker.Frame = frame;
                thread->ExceptionChain = record->Previous;
            }
        }
    }

    private static void Catch(
        ThreadContext* thread, ref StackWalker walker, ExInfo* record, in EhClause clause, int index)
    {
        Enter(thread, ref walker, record, index);
        Context frame = walker.Frame;
        ulong continuation = RuntimeImports.CallFunclet(record->Exception, clause.Handler, &frame);
        // Everything below the catching frame is about to disappear, its records with it.
        ExInfo* left = record;
        while (left != null && (ulong)left < frame.StackPointer)
        {
            left = left->Previous;
        }
        thread->ExceptionChain = left;
        RuntimeImports.Resume(&frame, continuation);
    }

    private static void Enter(ThreadContext* thread, ref StackWalker walker, ExInfo* record, int clause)
    {
        record->Frame = walker.Frame;
        record->Clause = clause;
        thread->ExceptionChain = record;
    }
}
