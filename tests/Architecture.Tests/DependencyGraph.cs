// Which namespaces, or which types, of a project use which.
using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Dependencies;
using ArchUnitNET.Loader;

namespace CamkesNet.Tests;

/// <summary>The dependencies of a project's types, between their namespaces or between the types themselves.</summary>
internal sealed class DependencyGraph
{
    /// <summary>Generated code stands between the types that it connects, in both directions.</summary>
    private const string GeneratedCode = "CamkesNet.Glue";

    private readonly Dictionary<string, HashSet<string>> uses = [];
    private readonly Dictionary<(string From, string To), string> examples = [];

    private DependencyGraph(SolutionProject project, Func<IType, string> nameOf)
    {
        Architecture architecture = new ArchLoader()
            .LoadFilteredDirectory(Path.GetDirectoryName(project.AssemblyPath), Path.GetFileName(project.AssemblyPath))
            .Build();
        IType[] types = [.. architecture.Types.Where(IsWritten)];
        foreach (IType type in types)
        {
            uses.TryAdd(nameOf(type), []);
        }

        foreach (ITypeDependency dependency in types.SelectMany(type => type.Dependencies))
        {
            if (IsWritten(dependency.Target))
            {
                string example = $"{dependency.Origin.FullName} uses {dependency.Target.FullName}";
                Add(nameOf(dependency.Origin), nameOf(dependency.Target), example);
            }
        }
    }

    /// <summary>
    /// Reads the namespaces of a project: from its assembly, and from the using directives of its sources, because
    /// constants leave no trace in an assembly.
    /// </summary>
    public static DependencyGraph OfNamespaces(SolutionProject project)
    {
        var graph = new DependencyGraph(project, type => type.Namespace.FullName);
        foreach (SourceFile file in project.SourceFiles.Where(file => file.Namespace != null))
        {
            foreach (string directive in file.Usings)
            {
                graph.Add(file.Namespace!, directive, $"{file.Path} uses {directive}");
            }
        }

        return graph;
    }

    /// <summary>Reads the types of a project. What is declared inside a type belongs to it.</summary>
    public static DependencyGraph OfTypes(SolutionProject project) => new(project, OutermostType);

    /// <summary>The circles: sets of names each of which reaches every other.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Circles()
    {
        var reached = uses.Keys.ToDictionary(name => name, Reach);
        return
        [
            .. uses.Keys
                .Order(StringComparer.Ordinal)
                .Select(name => (string[])
                    [.. reached[name].Where(other => reached[other].Contains(name)).Order(StringComparer.Ordinal)])
                .Where(circle => circle.Length > 1)
                .DistinctBy(circle => circle[0]),
        ];
    }

    /// <summary>For each step inside a circle, one dependency that makes it.</summary>
    public IEnumerable<string> StepsOf(IReadOnlyList<string> circle) =>
        from example in examples
        where circle.Contains(example.Key.From) && circle.Contains(example.Key.To)
        orderby example.Value
        select example.Value;

    /// <summary>Whether a type has a namespace, as generic parameters have not, and is not generated.</summary>
    private static bool IsWritten(IType type) =>
        type.Namespace != null && !type.Namespace.FullName.StartsWith(GeneratedCode, StringComparison.Ordinal);

    private static string OutermostType(IType type) => type.FullName.Split('+', '<', '`', '[')[0];

    private void Add(string from, string to, string example)
    {
        if (from != to && uses.TryGetValue(from, out HashSet<string>? used) && uses.ContainsKey(to) && used.Add(to))
        {
            examples.Add((from, to), example);
        }
    }

    private HashSet<string> Reach(string start)
    {
        HashSet<string> reached = [];
        Stack<string> open = new(uses[start]);
        while (open.TryPop(out string? name))
        {
            if (reached.Add(name))
            {
                foreach (string next in uses[name])
                {
                    open.Push(next);
                }
            }
        }

        return reached;
    }
}
