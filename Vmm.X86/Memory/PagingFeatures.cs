// The features on which a page walk depends, other than the guest's registers.
namespace CamkesNet.Vmm.Memory;

/// <summary>Facts of the guest's processor.</summary>
/// <param name="PhysicalAddressBits">
/// The width of physical addresses: from there on an entry's bits are reserved.
/// </param>
/// <param name="LoadsDirectoryPointers">
/// Whether the processor keeps the four directory pointers of PAE paging: then it reads and checks them all when CR3
/// changes, with #GP (Intel SDM vol. 3, 4.4.1). VT-x holds to that, and a guest with others cannot be entered. Under
/// nested paging AMD processors read a pointer in the walk that needs it, and a reserved bit is a page fault as in
/// other entries (APM vol. 2, 15.25.10).
/// </param>
internal readonly record struct PagingFeatures(int PhysicalAddressBits, bool LoadsDirectoryPointers);
