// The labels of replies.
namespace CamkesNet;

/// <summary>The result of a call, as the label of its reply.</summary>
internal static class ReplyLabel
{
    /// <summary>The method returned: its results follow.</summary>
    public const uint Succeeded = 0;

    /// <summary>The method threw: the exception's message follows as text.</summary>
    public const uint Failed = 1;
}
