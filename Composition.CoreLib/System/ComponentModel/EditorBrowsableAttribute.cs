// Controls whether editors offer a member; the image ignores it.
namespace System.ComponentModel;

public enum EditorBrowsableState
{
    Always,
    Never,
    Advanced,
}

public sealed class EditorBrowsableAttribute(EditorBrowsableState state) : Attribute
{
    public EditorBrowsableAttribute() : this(EditorBrowsableState.Always) { }

    public EditorBrowsableState State => state;
}
