// The boot loader's information for the kernel, in one form for all loaders.
using CamkesNet.Kernel.Boot.Memory;

namespace CamkesNet.Kernel.Boot;

/// <summary>Memory, command line and the ACPI root pointer.</summary>
// Sound: no index reaches the capacity of the buffer; its readers have found a command line readable up to the length
// that they pass.
internal unsafe struct BootInformation
{
    public const int MaximumCommandLine = 1024;

    /// <summary>All usable memory.</summary>
    public MemoryMap Memory;

    /// <summary>Physical address of the ACPI root pointer; 0 when the loader does not know it.</summary>
    public ulong RootPointer;

    private fixed byte commandLine[MaximumCommandLine];
    private int commandLineLength;

    /// <summary>Takes a command line over: it lies in memory that is about to be used.</summary>
    public void SetCommandLine(byte* text, int maximumLength)
    {
        int limit = Math.Min(maximumLength, MaximumCommandLine);
        for (commandLineLength = 0; commandLineLength < limit && text[commandLineLength] != 0; commandLineLength++)
        {
            commandLine[commandLineLength] = text[commandLineLength];
        }
    }

    /// <summary>Whether the command line has an option as one of its words.</summary>
    public readonly bool HasOption(ReadOnlySpan<byte> option)
    {
        int start = 0;
        for (int i = 0; i <= commandLineLength; i++)
        {
            if (i < commandLineLength && commandLine[i] != (byte)' ')
            {
                continue;
            }

            if (i - start == option.Length && WordEquals(start, option))
            {
                return true;
            }

            start = i + 1;
        }

        return false;
    }

    private readonly bool WordEquals(int start, ReadOnlySpan<byte> option)
    {
        for (int i = 0; i < option.Length; i++)
        {
            if (commandLine[start + i] != option[i])
            {
                return false;
            }
        }

        return true;
    }
}
