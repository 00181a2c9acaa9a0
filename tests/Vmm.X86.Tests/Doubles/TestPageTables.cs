// The walk of page tables as on an AMD processor with 48 bits of physical address.
using CamkesNet.Vmm.Memory;
using CamkesNet.Vmm.Processor;

namespace CamkesNet.Tests;

internal static class TestPageTables
{
    public static GuestPageTables Of(GuestRam ram, IVcpu vcpu) =>
        new(ram, new PagingFeatures(48, LoadsDirectoryPointers: false), new ProtectionKeys(vcpu));
}
