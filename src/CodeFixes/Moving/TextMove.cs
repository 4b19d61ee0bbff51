using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Bindery.Analyzers.Composition;
using Bindery.Analyzers.Markup;
using Bindery.Analyzers.Models;
using Bindery.Analyzers.Texts;
using Bindery.ModelMaps;
using Bindery.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.CodeFixes.Moving;

/// <summary>Finds how XML in code can become models: what makes the text at some place becomes what makes the model, or is read into one.</summary>
internal sealed class TextMove
{
    private readonly GrammarCatalog _catalog;
    private readonly SemanticModel _semantics;
    private readonly SourceText _text;
    private readonly SyntaxNode _root;
    private readonly CancellationToken _cancellationToken;
    private int? _errors;

    private TextMove(GrammarCatalog catalog, SemanticModel semantics, SourceText text, CancellationToken cancellationToken)
    {
        (_catalog, _semantics, _text, _cancellationToken) = (catalog, semantics, text, cancellationToken);
        _root = semantics.SyntaxTree.GetRoot(cancellationToken);
    }

    /// <summary>What can be done with the XML at some place: each with its title and the file after it.</summary>
    public static IEnumerable<(string Title, SourceText Changed)> Offers(
        TextSpan place, SemanticModel semantics, SourceText text, CancellationToken cancellationToken)
    {
        if (GrammarCatalog.Of(semantics.Compilation) is not { } catalog)
            return [];
        var move = new TextMove(catalog, semantics, text, cancellationToken);
        var shown = ShownXml.Of(place, semantics, text, cancellationToken);
        // Asked at each place that the cursor comes by: most files have no XML.
        var moved = new RootNames(catalog).MayBeIn(text) ? move.At(place) : [];
        return moved.Concat(shown is null ? [] : [("Show as XML", shown)]).Where(offer => move.Compiles(offer.Changed));
    }

    private IEnumerable<(string Title, SourceText Changed)> At(TextSpan place)
    {
        var node = _root.FindNode(place, getInnermostNodeForTie: true);
        if (node.AncestorsAndSelf().LastOrDefault(TreeReader.IsTree) is ExpressionSyntax tree)
            return Tree(tree).ToList() is { Count: > 0 } moved ? moved : Composed(node);
        var statement = node.FirstAncestorOrSelf<StatementSyntax>();
        var reader = Reader();
        if (DeclarationOf(statement) is { } declaration && BuilderReader.Read(declaration, reader) is { } chain)
            return Statements(chain, reader);
        // The largest expression that makes a document.
        return node.AncestorsAndSelf().TakeWhile(outer => outer is not (StatementSyntax or MemberDeclarationSyntax)).OfType<ExpressionSyntax>().Reverse()
            .Where(IsText)
            .Select(expression => Expression(expression).ToList())
            .FirstOrDefault(offers => offers.Count > 0)
            ?? Composed(node);
    }

    // What statements and methods put together, where it is used as a whole.
    private IEnumerable<(string Title, SourceText Changed)> Composed(SyntaxNode node)
    {
        var body = node.AncestorsAndSelf().Select(TextMembers.BodyOf).FirstOrDefault(body => body is not null);
        if (body is null)
            yield break;
        var texts = TextWalker.Follow(body, _semantics, new TextMembers(_semantics.Compilation), _cancellationToken);
        foreach (var text in texts.Where(text => text.IsKnown && text.Code is ExpressionSyntax code && code.Span.IntersectsWith(node.Span) && IsText(code)))
            if (MarkupParser.RootName(text.Template.Text) is { } root && text.Template.Text.TrimEnd().EndsWith($"</{root}>", System.StringComparison.Ordinal))
            {
                foreach (var offer in ReadInto(root, [(ExpressionSyntax)text.Code!]))
                    yield return offer;
                yield break;
            }
    }

    // What has no counterpart is read when the program runs.
    private IEnumerable<(string Title, SourceText Changed)> ReadInto(string root, IReadOnlyList<ExpressionSyntax> texts)
    {
        foreach (var (model, names) in ModelsOf(new MovedElement("", root, [], []), texts[0].SpanStart, anyNamespace: true))
            if (texts.All(text => ReaderOf(text, names.Of(model.Name)) is null))
                yield return ("Read into " + model.Name,
                    _text.WithChanges(texts.Select(text => new TextChange(text.Span, $"{names.Of(model.Name)}.Parse({text}).{Writer(text)}()"))));
    }

    private bool IsText(ExpressionSyntax expression) =>
        expression is not (ParenthesizedExpressionSyntax or AssignmentExpressionSyntax)
        && _semantics.GetTypeInfo(expression, _cancellationToken).Type is { SpecialType: SpecialType.System_String } or { Name: "ReadOnlySpan" };

    // The declaration of the local that a statement, or one in it, puts a text together in.
    private LocalDeclarationStatementSyntax? DeclarationOf(StatementSyntax? statement)
    {
        if (statement is LocalDeclarationStatementSyntax own)
            return own;
        var receiver = (statement as ExpressionStatementSyntax)?.Expression;
        while (receiver is InvocationExpressionSyntax or MemberAccessExpressionSyntax or AssignmentExpressionSyntax)
            receiver = receiver switch
            {
                InvocationExpressionSyntax call => call.Expression,
                AssignmentExpressionSyntax assignment => assignment.Left,
                _ => ((MemberAccessExpressionSyntax)receiver).Expression,
            };
        // Where the text is used, it is the local that it is in.
        if (statement is ReturnStatementSyntax)
            receiver = statement.DescendantNodes().OfType<IdentifierNameSyntax>()
                .FirstOrDefault(used => _semantics.GetSymbolInfo(used, _cancellationToken).Symbol is ILocalSymbol);
        return receiver is IdentifierNameSyntax name
            && _semantics.GetSymbolInfo(name, _cancellationToken).Symbol is ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } places }
            ? places[0].GetSyntax(_cancellationToken).FirstAncestorOrSelf<LocalDeclarationStatementSyntax>()
            : null;
    }

    private IEnumerable<(string Title, SourceText Changed)> Expression(ExpressionSyntax expression)
    {
        var reader = Reader();
        var pieces = reader.Read(expression);
        var isRead = false;
        if (MovedMarkupReader.Read(pieces) is { Count: 1 } nodes && nodes[0] is MovedElement element)
            foreach (var (model, names) in ModelsOf(element, expression.SpanStart))
                if (Code(names).Object(model, [.. element.Attributes, .. element.Content], isNamed: true) is { } made)
                {
                    isRead = true;
                    yield return ("Use " + model.Name, With(expression, made, names.Of(model.Name), reader));
                }
        if (!isRead && RootOf(pieces) is { } root)
            foreach (var offer in ReadInto(root, [expression]))
                yield return offer;
    }

    private IEnumerable<(string Title, SourceText Changed)> Tree(ExpressionSyntax tree)
    {
        var reader = Reader();
        if (new TreeReader(_semantics, reader, _cancellationToken).Read(tree) is not { } element)
            yield break;
        foreach (var (model, names) in ModelsOf(element, tree.SpanStart))
            if (Code(names).Object(model, [.. element.Attributes, .. element.Content], isNamed: true) is { } made
                && WithTree(tree, made, reader) is { } changed)
                yield return ("Use " + model.Name, changed);
    }

    private SourceText? WithTree(ExpressionSyntax tree, CodeTree made, PieceReader reader)
    {
        if (TextOf(tree) is { } text)
            return With(text, made.Before(".ToXml()"), reader);
        // Who takes a tree gets one that is read from the text.
        if (tree.Parent is ArgumentSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax)
            return With(tree, made.After($"{((ObjectCreationExpressionSyntax)tree).Type}.Parse(").Before(".ToXml())"), reader);
        return tree.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } && TextsOf(variable) is { Count: > 0 } texts
            ? With(tree, made, reader, texts.Select(written => (written.Span, variable.Identifier.Text + ".ToXml()")))
            : null;
    }

    private static InvocationExpressionSyntax? TextOf(ExpressionSyntax tree) =>
        tree.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString", Parent: InvocationExpressionSyntax call } ? call : null;

    // Where the tree in a local is written; null where it is used in another way.
    private static List<InvocationExpressionSyntax>? TextsOf(VariableDeclaratorSyntax variable)
    {
        var uses = variable.FirstAncestorOrSelf<BlockSyntax>()?.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == variable.Identifier.ValueText)
            .Select(TextOf)
            .ToList();
        return variable.Parent is VariableDeclarationSyntax { Type.IsVar: true } && uses?.Contains(null) == false
            ? uses.OfType<InvocationExpressionSyntax>().ToList()
            : null;
    }

    private IEnumerable<(string Title, SourceText Changed)> Statements(BuilderReader.Chain chain, PieceReader reader)
    {
        var nodes = MovedMarkupReader.Read(chain.Pieces);
        var isMoved = false;
        if (nodes?.OfType<MovedElement>().FirstOrDefault() is { } element)
            foreach (var (model, names) in ModelsOf(element, chain.Declaration.SpanStart))
                if (Statements(chain, model, names, nodes, reader) is { } changed)
                {
                    isMoved = true;
                    yield return ("Use " + model.Name, changed);
                }
        if (!isMoved && RootOf(chain.Pieces) is { } root)
            foreach (var offer in ReadInto(root, chain.Uses))
                yield return offer;
    }

    // The name of the element that a text begins and ends with.
    private static string? RootOf(IReadOnlyList<Piece> pieces) =>
        pieces.Count > 0
            && pieces[0] is Characters first
            && pieces[pieces.Count - 1] is Characters last
            && MarkupParser.RootName(first.Text) is { } name
            && last.Text.TrimEnd().EndsWith($"</{name}>", System.StringComparison.Ordinal)
            ? name
            : null;

    private SourceText? Statements(BuilderReader.Chain chain, MappedClass model, TypeNames names, IReadOnlyList<MovedNode> nodes, PieceReader reader)
    {
        var changes = new CodeChanges(_text);
        var taken = new HashSet<string>((chain.Declaration.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? _root).DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText));
        var writer = new StatementCode(Code(names), taken, changes.LineBreak);
        var indent = changes.IndentAt(chain.Declaration.SpanStart);
        if (writer.Write(model, nodes, indent) is not { } statements)
            return null;
        changes.Replace(TextSpan.FromBounds(chain.Declaration.SpanStart, chain.Last.Span.End), statements.Substring(indent.Length));
        foreach (var use in chain.Uses)
            if (ReaderOf(use, names.Of(model.Name)) is { } read)
                changes.Replace(read.Span, writer.Root);
            else
                changes.Replace(use.Span, writer.Root + ".ToXml()");
        RemoveInlined(reader, changes);
        return changes.Apply();
    }

    private SourceText With(ExpressionSyntax expression, CodeTree made, string type, PieceReader reader) =>
        ReaderOf(expression, type) is { } read ? With(read, made, reader) : With(expression, made.Before($".{Writer(expression)}()"), reader);

    private SourceText With(
        ExpressionSyntax replaced, CodeTree code, PieceReader reader, IEnumerable<(TextSpan Span, string Text)>? others = null)
    {
        var changes = new CodeChanges(_text);
        foreach (var (span, other) in others ?? [])
            changes.Replace(span, other);
        var line = _text.Lines.GetLineFromPosition(replaced.SpanStart);
        changes.Replace(replaced.Span, code.Lay(changes.IndentAt(replaced.SpanStart), replaced.SpanStart - line.Start, changes.LineBreak));
        RemoveInlined(reader, changes);
        return changes.Apply() ?? _text;
    }

    private void RemoveInlined(PieceReader reader, CodeChanges changes)
    {
        foreach (var local in reader.Inlined)
            if (local.DeclaringSyntaxReferences[0].GetSyntax(_cancellationToken).FirstAncestorOrSelf<LocalDeclarationStatementSyntax>() is { } declaration)
                Edits.Statements.Remove(declaration, changes);
    }

    // The call that reads a text into the model.
    private static InvocationExpressionSyntax? ReaderOf(ExpressionSyntax text, string type) =>
        text.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: 1, Parent: InvocationExpressionSyntax call } }
            && call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Parse", Expression: var owner }
            && (owner.ToString() == type || owner.ToString().EndsWith("." + type, System.StringComparison.Ordinal))
            ? call
            : null;

    private string Writer(ExpressionSyntax expression) =>
        _semantics.GetTypeInfo(expression, _cancellationToken).Type?.Name == "ReadOnlySpan" ? "ToUtf8" : "ToXml";

    private IEnumerable<(MappedClass Model, TypeNames Names)> ModelsOf(MovedElement root, int position, bool anyNamespace = false)
    {
        foreach (var (_, schema) in _catalog.Schemas)
            foreach (var model in schema.Map?.Classes ?? [])
                if (model.IsRoot && model.LocalName == root.LocalName.Substring(root.LocalName.IndexOf(':') + 1)
                    && (anyNamespace || model.NamespaceUri == root.NamespaceUri))
                    yield return (model, new TypeNames(schema, _semantics, position));
    }

    private PieceReader Reader() => new(_semantics, new TextMembers(_semantics.Compilation), _cancellationToken);

    private InitializerCode Code(TypeNames names) => new(names, new ValueCode(names, _semantics, _cancellationToken));

    private bool Compiles(SourceText changed)
    {
        var tree = _semantics.SyntaxTree.WithChangedText(changed);
        return Errors(_semantics.Compilation.ReplaceSyntaxTree(_semantics.SyntaxTree, tree).GetSemanticModel(tree)) <= (_errors ??= Errors(_semantics));
    }

    private int Errors(SemanticModel semantics) =>
        semantics.GetDiagnostics(cancellationToken: _cancellationToken).Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
