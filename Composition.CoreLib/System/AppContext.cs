// Switches of the program's configuration: an image has none.
namespace System;

public static class AppContext
{
    public static bool TryGetSwitch(string switchName, out bool isEnabled)
    {
        isEnabled = false;
        return false;
    }
}
