// Writes the contract guest to the file that is named.
using CamkesNet.Tests.Contract;

if (args is not [string path])
{
    Console.Error.WriteLine("usage: ContractGuest FILE");
    return 2;
}

Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
File.WriteAllBytes(path, BootImage.Create(ContractProgram.Assemble()));
return 0;
