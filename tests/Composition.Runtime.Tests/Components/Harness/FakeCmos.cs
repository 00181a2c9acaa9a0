// A CMOS clock for tests.
namespace CamkesNet.Tests.Components;

internal sealed class FakeCmos : IIoPortDevice
{
    private readonly byte[] registers = new byte[0x80];
    private int index;

    public FakeCmos() => this[0x0B] = 0x02; // 24 hours, BCD

    /// <summary>How many more looks at status A see an update in progress; for ever if negative.</summary>
    public int UpdatesLeft { get; set; }

    /// <summary>Called before each read of a register of the time.</summary>
    public Action<int> BeforeRead { get; set; } = _ => { };

    public byte this[int register]
    {
        get => registers[register];
        set => registers[register] = value;
    }

    public FakeCmos Set(byte century, byte year, byte month, byte day, byte hour, byte minute, byte second)
    {
        (this[0x32], this[9], this[8], this[7]) = (century, year, month, day);
        (this[4], this[2], this[0]) = (hour, minute, second);
        return this;
    }

    public uint Read(int offset, int width)
    {
        if (offset != 1 || width != 1)
        {
            return 0xFF;
        }

        if (index == 0x0A)
        {
            bool isUpdating = UpdatesLeft != 0;
            UpdatesLeft -= UpdatesLeft > 0 ? 1 : 0;
            return isUpdating ? 0x80u : 0;
        }

        BeforeRead(index);
        return this[index];
    }

    public void Write(int offset, int width, uint value)
    {
        if (offset == 0)
        {
            index = (int)value & 0x7F;
        }
    }
}
