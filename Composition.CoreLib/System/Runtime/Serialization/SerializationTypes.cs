// The framework's collections mention these in members that nothing on an image calls.
namespace System.Runtime.Serialization;

public interface ISerializable
{
    void GetObjectData(SerializationInfo info, StreamingContext context);
}

public interface IDeserializationCallback
{
    void OnDeserialization(object? sender);
}

public sealed class SerializationInfo
{
    private SerializationInfo() { }
}

public readonly struct StreamingContext;
