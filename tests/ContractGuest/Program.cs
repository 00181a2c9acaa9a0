// Writes one of the guests to the file that is named.
using CamkesNet.Tests.Contract;

if (args is not [("contract" or "multiboot") and string guest, string path])
{
    Console.Error.WriteLine("usage: ContractGuest contract|multiboot FILE");
    return 2;
}

Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
File.WriteAllBytes(path, guest == "contract"
    ? BootImage.Create(ContractProgram.Assemble())
    : MultibootImage.Create(MultibootProgram.Assemble()));
return 0;
