// The keyboard controller, with nothing plugged in. IBM PS/2 Hardware Interface Technical Reference, "Keyboard and
// Auxiliary Device Controller".
using CamkesNet.Vmm.Buses;
using CamkesNet.Vmm.Platform;

namespace CamkesNet.Vmm.Devices.Keyboard;

/// <summary>
/// An 8042 without keyboard and mouse: it passes its self-test, answers every command at once so that probing ends
/// quickly, and can reset the machine.
/// </summary>
public sealed class I8042 : IPortDevice, IResettable
{
    /// <summary>The data port.</summary>
    public const ushort DataPort = 0x60;

    /// <summary>The command and status port.</summary>
    public const ushort CommandPort = 0x64;

    /// <summary>Its ISA interrupt.</summary>
    public const int KeyboardIrq = 1;

    // Status.
    private const byte StatusOutputFull = 1 << 0;
    private const byte StatusSystem = 1 << 2;
    private const byte StatusCommand = 1 << 3;
    private const byte StatusUnlocked = 1 << 4;
    private const byte StatusAuxiliary = 1 << 5;
    private const byte StatusTimeout = 1 << 6;

    // Command byte.
    private const byte ControlInterrupt = 1 << 0;
    private const byte ControlKeyboardDisabled = 1 << 4;
    private const byte ControlAuxiliaryDisabled = 1 << 5;

    private const byte ReadControl = 0x20;
    private const byte WriteControl = 0x60;
    private const byte TestAuxiliary = 0xA9;
    private const byte SelfTest = 0xAA;
    private const byte TestKeyboard = 0xAB;
    private const byte DisableKeyboard = 0xAD;
    private const byte EnableKeyboard = 0xAE;
    private const byte ReadInputPort = 0xC0;
    private const byte ReadOutputPort = 0xD0;
    private const byte WriteOutputPort = 0xD1;
    private const byte WriteKeyboardBuffer = 0xD2;
    private const byte WriteAuxiliaryBuffer = 0xD3;
    private const byte WriteAuxiliary = 0xD4;
    private const byte PulseFirst = 0xF0;

    private const byte SelfTestPassed = 0x55;
    private const byte InterfaceWorks = 0x00;
    private const byte InterfaceClockStuckLow = 0x01;
    private const byte Resend = 0xFE;
    private const byte InputPortUnlocked = 1 << 7;

    // Output port: bit 0 low resets the machine, bit 1 is A20, which is always on here.
    private const byte OutputNoReset = 1 << 0;
    private const byte OutputA20 = 1 << 1;

    private readonly InterruptLine interrupt;
    private readonly IMachineControl machine;
    private I8042State state;

    /// <summary>Makes a keyboard controller.</summary>
    /// <param name="interrupt">IRQ 1.</param>
    /// <param name="machine">Whom it asks for a reset.</param>
    public I8042(InterruptLine interrupt, IMachineControl machine)
    {
        this.interrupt = interrupt;
        this.machine = machine;
        Reset();
    }

    /// <summary>Adds the controller to a machine. ACPI does not list it, so Linux does not probe for a keyboard.</summary>
    internal static void AddTo(PlatformBuilder platform)
    {
        DeviceClaims claims = platform.Add("keyboard controller");
        I8042 controller = new(claims.Interrupt(KeyboardIrq), platform.Services.Machine);
        claims.Ports(DataPort, 1, controller);
        claims.Ports(CommandPort, 1, controller);
        claims.Reset(controller);
    }

    /// <inheritdoc/>
    public void Reset()
    {
        state = default;
        state.Control = ControlAuxiliaryDisabled | ControlKeyboardDisabled;
        state.Status = StatusSystem | StatusUnlocked;
        interrupt.Lower();
    }

    /// <inheritdoc/>
    public uint Read(ushort port, int width)
    {
        if (port == CommandPort)
        {
            return state.Status;
        }

        state.Status &= unchecked((byte)~(StatusOutputFull | StatusAuxiliary | StatusTimeout));
        interrupt.Lower();
        return state.Output;
    }

    /// <inheritdoc/>
    public void Write(ushort port, int width, uint value)
    {
        if (port == CommandPort)
        {
            state.Status |= StatusCommand;
            state.Command = (byte)value;
            Execute((byte)value);
        }
        else
        {
            state.Status &= unchecked((byte)~StatusCommand);
            byte command = state.Command;
            state.Command = 0;
            TakeData(command, (byte)value);
        }
    }

    private void Execute(byte command)
    {
        switch (command)
        {
            case ReadControl:
                Answer(state.Control, 0);
                break;
            case SelfTest:
                Answer(SelfTestPassed, 0);
                break;
            case TestKeyboard:
                Answer(InterfaceWorks, 0);
                break;
            case TestAuxiliary:
                Answer(InterfaceClockStuckLow, 0);
                break;
            case DisableKeyboard:
                state.Control |= ControlKeyboardDisabled;
                break;
            case EnableKeyboard:
                state.Control &= unchecked((byte)~ControlKeyboardDisabled);
                break;
            case ReadInputPort:
                Answer(InputPortUnlocked, 0);
                break;
            case ReadOutputPort:
                Answer(OutputNoReset | OutputA20, 0);
                break;
            case >= PulseFirst when (command & OutputNoReset) == 0:
                machine.RequestReset(ResetSource.KeyboardController);
                break;
        }
    }

    private void TakeData(byte command, byte value)
    {
        switch (command)
        {
            case WriteControl:
                // The auxiliary interface cannot be enabled: that is how drivers see that there is none.
                state.Control = (byte)(value | ControlAuxiliaryDisabled);
                break;
            case WriteOutputPort:
                if ((value & OutputNoReset) == 0)
                {
                    machine.RequestReset(ResetSource.KeyboardController);
                }

                break;
            case WriteKeyboardBuffer or WriteAuxiliaryBuffer:
                // Without an auxiliary interface its loop-back comes back as a keyboard's byte.
                Answer(value, 0);
                break;
            case WriteAuxiliary:
                Answer(Resend, StatusAuxiliary | StatusTimeout);
                break;
            default:
                // A byte for a keyboard that is not there: no answer comes in time.
                Answer(Resend, StatusTimeout);
                break;
        }
    }

    private void Answer(byte value, byte kind)
    {
        state.Output = value;
        state.Status &= unchecked((byte)~(StatusAuxiliary | StatusTimeout));
        state.Status |= (byte)(StatusOutputFull | kind);
        if ((state.Control & ControlInterrupt) != 0 && (kind & StatusAuxiliary) == 0)
        {
            interrupt.Raise();
        }
    }
}
