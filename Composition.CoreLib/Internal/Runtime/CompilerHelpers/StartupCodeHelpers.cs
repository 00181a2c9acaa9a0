// Initializes the runtime before the program starts.
using System;
using System.Runtime;

namespace Internal.Runtime.CompilerHelpers;

// Sound: the sections and the relative pointers in them are ilc's, and their ends are the header's.
internal static unsafe class StartupCodeHelpers
{
    private const long UninitializedFlag = 1;
    private const long HasPreinitializedDataFlag = 2;
    private const long BlockFlagsMask = 3;

    /// <summary>
    /// The platform calls this once, after its heap and thread block exist and before anything managed.
    /// </summary>
    [RuntimeExport("RuntimeInitialize")]
    private static void RuntimeInitialize()
    {
        Heap.Initialize();
        ReadyToRunHeader* header = RuntimeImports.ReadyToRunHeader();
        if (header->Signature != ReadyToRunHeader.ExpectedSignature)
        {
            Environment.FailFast("The image has no ReadyToRun header where the linker put one.");
        }
        ForEach(header, ReadyToRunHeader.SectionId.GCStaticRegion, &AllocateStatics);
        PreallocatedExceptions.Initialize();
        EhFrameTable.Initialize();
        ForEach(header, ReadyToRunHeader.SectionId.EagerStaticConstructors, &RunStaticConstructor);
    }

    private static void ForEach(
        ReadyToRunHeader* header, ReadyToRunHeader.SectionId id, delegate*<void*, void> action)
    {
        for (int i = 0; i < header->SectionCount; i++)
        {
            ReadyToRunHeader.Section* section = header->SectionAt(i);
            if (section->Id != id)
            {
                continue;
            }
            for (int* relative = section->Start; relative < section->End; relative++)
            {
                action((byte*)relative + *relative);
            }
        }
    }

    private static void RunStaticConstructor(void* code) => ((delegate*<void>)code)();

    /// <summary>
    /// A block describes a type's static fields of reference type: a relative pointer to a method table with flags in
    /// its low bits, then one to the fields' first values. The object with the fields takes the block's place.
    /// </summary>
    private static void AllocateStatics(void* address)
    {
        int* block = (int*)address;
        long typeAndFlags = (long)((byte*)block + *block);
        if ((typeAndFlags & UninitializedFlag) == 0)
        {
            return;
        }
        var type = (MethodTable*)(typeAndFlags & ~BlockFlagsMask);
        object statics = ObjectReference.FromAddress(Heap.AllocateObject(type, type->BaseSize));
        if ((typeAndFlags & HasPreinitializedDataFlag) != 0)
        {
            byte* data = (byte*)(block + 1) + block[1];
            SpanHelpers.Memmove(ref *ObjectReference.Data(statics), ref *data, type->FieldsSize);
        }
        *(nint*)block = (nint)ObjectReference.Address(statics);
    }

    // ilc's library initializers look for these; an image has no command line and starts through RuntimeInitialize.
    private static void InitializeCommandLineArgs(int count, byte** arguments) { }

    private static void RunModuleInitializers() { }
}
