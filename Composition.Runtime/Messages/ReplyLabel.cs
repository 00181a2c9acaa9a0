// How a call ended, as the label of its reply.
namespace CamkesNet;

/// <summary>The labels of replies.</summary>
internal static class ReplyLabel
{
    /// <summary>The method returned: its results follow.</summary>
    public const uint Succeeded = 0;

    /// <summary>The method threw: the exception's message follows as text.</summary>
    public const uint Failed = 1;
}
