// How a device asks for the whole machine to be reset or switched off.
namespace CamkesNet.Vmm.Buses;

/// <summary>Takes the guest's wishes about the whole machine. They are carried out after the access ends.</summary>
public interface IMachineControl
{
    /// <summary>The guest asks for a reset.</summary>
    void RequestReset(ResetSource source);

    /// <summary>The guest has entered ACPI sleep state S5.</summary>
    void RequestPowerOff();

    /// <summary>A test program ends its machine with a status.</summary>
    void RequestEnd(uint status);
}
