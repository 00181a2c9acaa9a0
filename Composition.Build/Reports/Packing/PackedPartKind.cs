// The parts of packed documents.
namespace CamkesNet.Build.Reports.Packing;

/// <summary>What a part of a document is.</summary>
internal enum PackedPartKind
{
    /// <summary>null, true or false.</summary>
    Constant,
    Text,
    Number,

    /// <summary>A list or an object.</summary>
    List,
}
