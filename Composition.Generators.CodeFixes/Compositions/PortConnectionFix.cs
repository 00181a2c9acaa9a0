// CN1010: connects a port, or marks it optional.
using CamkesNet.Generators.Analyzers;
using CamkesNet.Generators.Layout;
using CamkesNet.Generators.Models;

namespace CamkesNet.Generators.CodeFixes;

/// <summary>Adds a connection to a port that fits, one proposal for each; or marks the port [Optional].</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PortConnectionFix)), Shared]
public sealed class PortConnectionFix() : RuleFix(CompositionRules.PortNotConnected)
{
    private protected override IEnumerable<Proposal> Propose(Occurrence occurrence)
    {
        PropertyDeclarationSyntax? declaration = occurrence.Find<PropertyDeclarationSyntax>();
        if (declaration?.Parent is not TypeDeclarationSyntax part
            || occurrence.Declared<IPropertySymbol>(declaration) is not { } instance
            || Subject.Of(occurrence.Diagnostic) is not { } portName)
        {
            yield break;
        }

        var composition = DeclaredComposition.Of(
            instance.ContainingType, occurrence.Compilation, occurrence.Cancellation);
        ConnectionEnd end = new(instance.Name, portName);
        if (composition.Connections.Resolve(end) is not { } resolved)
        {
            yield break;
        }

        foreach ((ConnectorModel connector, ConnectorEnd side, ConnectionEnd peer) in
            Matches(composition, occurrence, end, resolved.Port))
        {
            yield return Proposal.Change(
                $"Connect '{end}' to '{peer}'",
                "Connect to " + peer,
                occurrence.Document,
                part,
                current => Connect(current, occurrence, instance, connector, side, end, peer));
        }

        if (PropertyOf(instance, portName) is { } port
            && occurrence.DeclarationsOf<PropertyDeclarationSyntax>(port).FirstOrDefault() is { } written)
        {
            yield return Proposal.ChangeDeclarations(
                $"Mark '{portName}' [Optional] in '{resolved.Instance.Component.Name}'",
                "Optional",
                occurrence.Solution,
                [written],
                current => AttributeSyntaxes.Has(current, WellKnownNames.OptionalAttribute)
                    ? current
                    : AttributeSyntaxes.Add(current, WellKnownNames.OptionalAttribute));
        }
    }

    // Ports of the class's own instances that a connector joins with the port, as far as they are free.
    private static IEnumerable<(ConnectorModel Connector, ConnectorEnd Side, ConnectionEnd Peer)> Matches(
        DeclaredComposition composition, Occurrence occurrence, ConnectionEnd end, PortModel port)
    {
        ConnectorModel[] connectors = [.. ConnectorReader.ReadAll(occurrence.Compilation)];
        return
            from instance in composition.Model.Instances
            from other in composition.Model.FindComponent(instance.Component)?.Ports ?? default
            let peer = new ConnectionEnd(instance.Name, other.Name)
            where peer.Instance != end.Instance || other.Type != port.Type
            where other.IsArray || other.Type.TakesOne is null || composition.Connections.PeersOf(peer).Count == 0
            from connector in connectors
            from side in (ConnectorEnd[])[ConnectorEnd.From, ConnectorEnd.To]
            where connector.Takes(port, side, other)
            group (connector, side, peer) by peer into sides
            select sides.First();
    }

    private static SyntaxNode Connect(
        TypeDeclarationSyntax part,
        Occurrence occurrence,
        IPropertySymbol instance,
        ConnectorModel model,
        ConnectorEnd side,
        ConnectionEnd end,
        ConnectionEnd peer)
    {
        (ConnectionEnd from, ConnectionEnd to) = side == ConnectorEnd.To ? (peer, end) : (end, peer);
        string name = Names.Free(
            Members.NamesOf(instance.ContainingType, part),
            Names.Camel(end.Port),
            Names.Camel(end.Instance) + end.Port);
        PropertyDeclarationSyntax previous = part.Members.OfType<PropertyDeclarationSyntax>()
            .Last(member => AttributeSyntaxes.Has(member, WellKnownNames.ConnectionAttribute)
                || AttributeSyntaxes.Has(member, WellKnownNames.InstanceAttribute)
                || member.Identifier.ValueText == instance.Name);
        bool isSpread = previous.AttributeLists.LastOrDefault() is { } list && AttributeSyntaxes.EndsLine(list);
        string connector = Connector(occurrence, instance, model, end.Port);
        string connection = $"[Connection]{(isSpread ? "\n" : " ")}public {connector} {Names.Escape(name)} => "
            + $"new(from: {Text(from)}, to: {Text(to)});";
        return Members.Insert(part, previous, connection, isSpread || Members.IsSpread(previous));
    }

    private static string Connector(
        Occurrence occurrence, IPropertySymbol instance, ConnectorModel connector, string port)
    {
        string name = WellKnownNames.Namespace + "." + connector.Name;
        INamedTypeSymbol? type = PropertyOf(instance, port) is { } property
            && PortReader.ElementOf(property.Type) is { TypeArguments: { Length: > 0 } arguments }
            ? occurrence.Compilation.GetTypeByMetadataName($"{name}`{arguments.Length}")?.Construct([.. arguments])
            : occurrence.Compilation.GetTypeByMetadataName(name);
        return type?.ToMinimalDisplayString(occurrence.Model, occurrence.Diagnostic.Location.SourceSpan.Start) ?? name;
    }

    private static IPropertySymbol? PropertyOf(IPropertySymbol instance, string port) =>
        ComponentReader.Hierarchy((INamedTypeSymbol)instance.Type)
            .SelectMany(type => type.GetMembers(port).OfType<IPropertySymbol>())
            .FirstOrDefault();

    private static string Text(ConnectionEnd end) => Names.Escape(end.Instance) + "." + Names.Escape(end.Port);
}
