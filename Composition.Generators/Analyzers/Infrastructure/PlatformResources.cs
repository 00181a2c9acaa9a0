// I/O ports and addresses of the platform that are not a device's alone.
using CamkesNet.Generators.Layout;
using CamkesNet.Generators.Models;
using CamkesNet.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace CamkesNet.Generators.Analyzers;

/// <summary>Says what is wrong with ranges that the kernel owns, or that control the machine.</summary>
internal static class PlatformResources
{
    // Bits of an address that page tables can hold (Intel SDM, volume 3, 4.1.4: MAXPHYADDR is at most 52).
    private const int AddressBits = 52;

    private const string PciConfiguration = "PciConfiguration";
    private const string Reset = "Reset";
    private const string Log = "Log";

    // First port, last port, what they are, and the PlatformControl that allows them; without one they are the kernel's.
    // Intel ICH10 datasheet, 9.3.2 (fixed I/O ports); QEMU's machines have the ACPI ports at 0x600.
    private static readonly (long First, long Last, string What, string? Word)[] ports =
    [
        (0x20, 0x21, "the interrupt controller", null),
        (0x40, 0x43, "the interval timer", null),
        (0x64, 0x64, "the keyboard controller, which resets the machine", Reset),
        (0x92, 0x92, "the fast reset", Reset),
        (0xA0, 0xA1, "the interrupt controller", null),
        (0x3F8, 0x3FF, "the serial port of the kernel's log", Log),
        (0x4D0, 0x4D1, "the interrupt controller", null),
        (0x600, 0x63F, "power management", null),
        (0xCF8, 0xCFF, "the PCI configuration", PciConfiguration),
        (0xCF9, 0xCF9, "the reset register", Reset),
    ];

    // Intel SDM, volume 3, 11.4.1 (local APIC); ICH10 datasheet, 9.4 (I/O APIC: FEC0_0000 to FECF_FFFF).
    private static readonly (ulong First, ulong Last)[] controllers =
    [
        (0xFEC0_0000, 0xFECF_FFFF),
        (0xFEE0_0000, 0xFEEF_FFFF),
    ];

    /// <summary>What is wrong with a range of I/O ports, or null.</summary>
    public static string? AboutPorts(HardwareResource range, IReadOnlyCollection<string> allows)
    {
        long last = range.Start + range.Length - 1;
        foreach ((long first, long end, string what, string? word) in ports)
        {
            if (range.Start > end || last < first || (word is not null && allows.Contains(word))
                || IsPartOfAllowed(first, end, allows))
            {
                continue;
            }

            string which = first == end ? $"I/O port 0x{first:X}" : $"I/O ports 0x{first:X} to 0x{end:X}";
            return word is null
                ? $"has the {which} of {what}, which the kernel owns: leave them out"
                : $"has the {which} of {what}: leave them out, or add Allows = PlatformControl.{word}"
                    + (word == Log ? "; the SerialServer shares it with the log" : string.Empty);
        }

        return null;
    }

    /// <summary>The names of the PlatformControl that a declaration of ports allows.</summary>
    public static IReadOnlyCollection<string> AllowedBy(AttributeData range) =>
        range.Argument("Allows") is { Type: { } type } allows && SymbolExtensions.ToInteger(allows.Value) is { } bits
            ?
            [
                .. type.GetMembers().OfType<IFieldSymbol>()
                    .Where(flag => SymbolExtensions.ToInteger(flag.ConstantValue) is { } bit && (bits & bit) != 0)
                    .Select(flag => flag.Name),
            ]
            : [];

    /// <summary>What is wrong with a range of device memory, or null.</summary>
    public static string? AboutMemory(HardwareResource range)
    {
        ulong first = (ulong)range.Start;
        ulong last = unchecked(first + (ulong)range.Length - 1);
        if (last < first || last >> AddressBits != 0)
        {
            return $"ends beyond the {AddressBits} bits of a physical address: correct address or size";
        }

        if (first < (ulong)KernelInterface.PageSize)
        {
            return "begins in the first page, which is memory: correct the address";
        }

        return controllers.Any(controller => first <= controller.Last && controller.First <= last)
            ? "has the registers of an interrupt controller, which the kernel owns: correct the address"
            : null;
    }

    // The reset register lies within the ports of the PCI configuration.
    private static bool IsPartOfAllowed(long first, long last, IReadOnlyCollection<string> allows) => ports.Any(other =>
        other.Word is { } word && allows.Contains(word) && other.First <= first && last <= other.Last);
}
