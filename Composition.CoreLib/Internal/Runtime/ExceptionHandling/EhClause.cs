// The protected regions of a method, as ilc writes them into .dotnet_eh_table.
namespace Internal.Runtime;

internal enum EhClauseKind
{
    Typed = 0,
    Fault = 1,
    Filter = 2,
}

internal unsafe struct EhClause
{
    internal uint TryStart;
    internal uint TryEnd;
    internal EhClauseKind Kind;
    internal byte* Handler;
    internal byte* Filter;
    internal MethodTable* CatchType;

    internal readonly bool Covers(uint codeOffset) => codeOffset >= TryStart && codeOffset < TryEnd;
}

/// <summary>Reads a method's clauses in their order: inner regions before the outer ones.</summary>
// Sound: the tables are ilc's, read-only, and read in the form that ilc writes: the count in front ends the
// enumeration.
internal unsafe struct EhClauseEnumerator
{
    private const byte FuncletKindMask = 3;
    private const byte HasEhInfo = 4;
    private const byte HasAssociatedData = 16;
    private const uint ClauseKindMask = 3;
    private const int ClauseKindBits = 2;

    private byte* position;
    private byte* methodStart;
    private uint remaining;

    /// <summary>Number of clauses read so far, less one.</summary>
    internal int Index;

    internal EhClauseEnumerator(in FrameDescription description)
    {
        Index = -1;
        methodStart = description.CodeStart;
        byte* data = description.LanguageSpecificData;
        if (data == null)
        {
            return;
        }
        byte flags = *data++;
        if ((flags & FuncletKindMask) != 0)
        {
            // A funclet refers to its method's data, and says how far behind the method's start it lies.
            methodStart -= *(int*)(data + sizeof(int));
            data += *(int*)data;
            flags = *data++;
        }
        if ((flags & HasAssociatedData) != 0)
        {
            data += sizeof(int);
        }
        if ((flags & HasEhInfo) == 0)
        {
            return;
        }
        position = data + *(int*)data;
        remaining = NativeReader.ReadNativeUnsigned(ref position);
    }

    /// <summary>Where an address lies in the method, funclets included.</summary>
    internal readonly uint OffsetOf(ulong address) => (uint)(address - (ulong)methodStart);

    internal bool TryReadNext(out EhClause clause)
    {
        clause = default;
        if (remaining == 0)
        {
            return false;
        }
        remaining--;
        Index++;
        clause.TryStart = NativeReader.ReadNativeUnsigned(ref position);
        uint lengthAndKind = NativeReader.ReadNativeUnsigned(ref position);
        clause.TryEnd = clause.TryStart + (lengthAndKind >> ClauseKindBits);
        clause.Kind = (EhClauseKind)(lengthAndKind & ClauseKindMask);
        clause.Handler = methodStart + NativeReader.ReadNativeUnsigned(ref position);
        if (clause.Kind == EhClauseKind.Typed)
        {
            clause.CatchType = (MethodTable*)(position + *(int*)position);
            position += sizeof(int);
        }
        else if (clause.Kind == EhClauseKind.Filter)
        {
            clause.Filter = methodStart + NativeReader.ReadNativeUnsigned(ref position);
        }
        return true;
    }
}
