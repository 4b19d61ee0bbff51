using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Bindery.Analyzers.Code;
using Bindery.Analyzers.Composition;
using Bindery.Analyzers.Markup;
using Bindery.Analyzers.Models;
using Bindery.Analyzers.Templates;
using Bindery.Analyzers.Texts;
using Bindery.ModelMaps;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.CodeFixes.Moving;

/// <summary>
/// Finds ways to convert XML in code to models: the code that creates the text is replaced by code that creates the model, or the text is read into one.
/// </summary>
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

    /// <summary>Returns the offers for the XML at a place: each with its title and the changed file.</summary>
    public static IEnumerable<(string Title, SourceText Changed)> Offers(
        TextSpan place, SemanticModel semantics, SourceText text, CancellationToken cancellationToken)
    {
        if (GrammarCatalog.Of(semantics.Compilation) is not { } catalog)
            return [];
        var move = new TextMove(catalog, semantics, text, cancellationToken);
        var shown = ShownXml.Of(place, semantics, text, cancellationToken);
        // Called whenever the cursor moves; most files contain no XML.
        var moved = new RootNames(catalog).MayBeIn(text) ? move.At(place) : [];
        return moved.Concat(shown is null ? [] : [("Show as XML", shown)]).Where(offer => move.Compiles(offer.Changed));
    }

    private List<(string Title, SourceText Changed)> At(TextSpan place)
    {
        var node = _root.FindNode(place, getInnermostNodeForTie: true);
        var offers = Here(node).ToList();
        // If the method has a single call, the fix can be applied there.
        return offers.Exists(offer => offer.Title.StartsWith("Use", System.StringComparison.Ordinal))
            || CallOf(node) is not { } call
            || Here(call).ToList() is not { Count: > 0 } outer
            || (offers.Count > 0 && !outer.Exists(offer => offer.Title.StartsWith("Use", System.StringComparison.Ordinal)))
            ? offers
            : outer;
    }

    // Returns the only call of the method that contains the code.
    private InvocationExpressionSyntax? CallOf(SyntaxNode node)
    {
        if (node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method)
            return null;
        var calls = _root.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == method.Identifier.ValueText)
            .Take(2)
            .ToList();
        return calls.Count == 1 && !method.Span.Contains(calls[0].Span) ? calls[0].FirstAncestorOrSelf<InvocationExpressionSyntax>() : null;
    }

    private IEnumerable<(string Title, SourceText Changed)> Here(SyntaxNode node)
    {
        if (node.AncestorsAndSelf().LastOrDefault(TreeReader.IsTree) is ExpressionSyntax tree)
            return Tree(tree).ToList() is { Count: > 0 } moved ? moved : Grown(node).ToList() is { Count: > 0 } grown ? grown : Composed(node);
        var statement = node.FirstAncestorOrSelf<StatementSyntax>();
        var reader = Reader();
        if (DeclarationOf(statement) is { } declaration
            && BuilderReader.Read(declaration, reader) is { } chain
            && Statements(chain, reader).ToList() is { Count: > 0 } built)
            return built;
        if (ParameterOf(statement) is var (parameter, code)
            && BuilderReader.Read(parameter, code, reader) is { } written
            && Statements(written, reader).ToList() is { Count: > 0 } wholes)
            return wholes;
        if (Grown(node).ToList() is { Count: > 0 } changed)
            return changed;
        // The largest expression that creates a document.
        return node.AncestorsAndSelf().TakeWhile(outer => outer is not (StatementSyntax or MemberDeclarationSyntax)).OfType<ExpressionSyntax>().Reverse()
            .Where(IsText)
            .Select(expression => Expression(expression).ToList())
            .FirstOrDefault(offers => offers.Count > 0)
            ?? Composed(node);
    }

    // A text that statements and methods compose, if the complete text is used.
    private IEnumerable<(string Title, SourceText Changed)> Composed(SyntaxNode node)
    {
        var body = node.AncestorsAndSelf().Select(TextMembers.BodyOf).FirstOrDefault(body => body is not null);
        if (body is null)
            yield break;
        var texts = TextWalker.Follow(body, _semantics, new TextMembers(_semantics.Compilation), _cancellationToken);
        foreach (var text in texts.Where(text => text.IsKnown && text.Code is ExpressionSyntax code && code.Span.IntersectsWith(node.Span) && IsText(code)))
            if (MarkupParser.IsWhole(text.Template.Text) && MarkupParser.RootName(text.Template.Text) is { } root)
            {
                foreach (var offer in ReadInto(root, [(ExpressionSyntax)text.Code!], text.Template.Text))
                    yield return offer;
                yield break;
            }
    }

    // A text that cannot be converted is parsed at run time.
    private IEnumerable<(string Title, SourceText Changed)> ReadInto(string root, IReadOnlyList<ExpressionSyntax> texts, string template)
    {
        foreach (var (model, schema) in SchemasOf(new MovedElement("", root, [], []), anyNamespace: true))
            if (new TypeNames(schema, _semantics, texts[0].SpanStart) is var names && texts.All(text => ModelMove.ReaderOf(text, names.Of(model.Name)) is null))
            {
                var options = OutputOnlyContent.MayBeIn(template, schema.Map!) ? names.OutputOptions : "";
                yield return ("Read into " + model.Name,
                    _text.WithChanges(texts.Select(text => new TextChange(text.Span, $"{names.Of(model.Name)}.Parse({text}).{Writer(text)}({options})"))));
            }
    }

    private bool IsText(ExpressionSyntax expression) =>
        expression is not (ParenthesizedExpressionSyntax or AssignmentExpressionSyntax)
        && !IsTemplate(expression)
        && _semantics.GetTypeInfo(expression, _cancellationToken).Type is { SpecialType: SpecialType.System_String } or { Name: "ReadOnlySpan" };

    // A string whose placeholders are filled in later, or to whose tree nodes are added, is not yet a document.
    private static bool IsTemplate(ExpressionSyntax expression) =>
        expression.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Replace" }
        || (expression.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call }
            && ((access.Name.Identifier.ValueText is "Format" or "AppendFormat" && call.ArgumentList.Arguments.Count > 1)
                || ChangedTrees.IsReadAndChanged(call)));

    // Returns the declaration of the local in which a statement, or one inside it, composes a text.
    private StatementSyntax? DeclarationOf(StatementSyntax? statement)
    {
        if (statement is LocalDeclarationStatementSyntax or UsingStatementSyntax)
            return statement;
        return SymbolAt(statement) is ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } places }
            ? places[0].GetSyntax(_cancellationToken)
                .FirstAncestorOrSelf<StatementSyntax>(outer => outer is LocalDeclarationStatementSyntax or UsingStatementSyntax)
            : null;
    }

    // Returns the parameter to which a statement writes a text, and the body of its method.
    private (IParameterSymbol Parameter, BlockSyntax Body)? ParameterOf(StatementSyntax? statement) =>
        SymbolAt(statement) is IParameterSymbol parameter && statement!.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>()?.Body is { } body
            ? (parameter, body)
            : null;

    // Returns the local or parameter in which a statement composes a text.
    private ISymbol? SymbolAt(StatementSyntax? statement)
    {
        var receiver = (statement as ExpressionStatementSyntax)?.Expression;
        while (receiver is AwaitExpressionSyntax or InvocationExpressionSyntax or MemberAccessExpressionSyntax or AssignmentExpressionSyntax)
            receiver = receiver switch
            {
                AwaitExpressionSyntax awaited => awaited.Expression,
                InvocationExpressionSyntax call when call.Expression is IdentifierNameSyntax
                    && call.ArgumentList.Arguments.FirstOrDefault()?.Expression is IdentifierNameSyntax given => given,
                InvocationExpressionSyntax call => call.Expression,
                AssignmentExpressionSyntax assignment => assignment.Left,
                _ => ((MemberAccessExpressionSyntax)receiver).Expression,
            };
        // If the text is used here, it is in the local.
        if (statement is ReturnStatementSyntax)
            receiver = statement.DescendantNodes().OfType<IdentifierNameSyntax>()
                .FirstOrDefault(used => _semantics.GetSymbolInfo(used, _cancellationToken).Symbol is ILocalSymbol);
        return receiver is IdentifierNameSyntax name ? _semantics.GetSymbolInfo(name, _cancellationToken).Symbol : null;
    }

    private IEnumerable<(string Title, SourceText Changed)> Expression(ExpressionSyntax expression)
    {
        var reader = Reader();
        var pieces = reader.Read(expression);
        // A constant or field whose placeholders are filled in elsewhere is not yet a document.
        if (expression.Parent is EqualsValueClauseSyntax && ForeignTemplates.MayBeIn(OutputOnlyContent.TextOf(pieces).Replace(Template.Hole.ToString(), "")))
            yield break;
        var isRead = false;
        if (MovedMarkupReader.Read(pieces) is { Count: 1 } nodes && nodes[0] is MovedElement element)
            foreach (var move in MovesOf(element, expression.SpanStart, reader))
                if (move.Object(element) is { } made
                    && (ModelMove.ReaderOf(expression, move.Type) is { } read
                        ? move.Replace(read, made)
                        : move.Replace(expression, made.Before($".{Writer(expression)}({move.Code.Options})"), Variable(expression))) is { } changed)
                {
                    isRead = true;
                    yield return (move.Title, changed);
                }
        if (!isRead && RootOf(pieces) is { } root)
            foreach (var offer in ReadInto(root, [expression], OutputOnlyContent.TextOf(pieces)))
                yield return offer;
    }

    // A constant becomes a field or local that is set once.
    private static IEnumerable<(TextSpan Span, string Text)> Variable(ExpressionSyntax expression)
    {
        var declaration = expression.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: var declared } } ? declared : null;
        var (constant, type, change) = declaration switch
        {
            FieldDeclarationSyntax field => (field.Modifiers.FirstOrDefault(modifier => modifier.IsKind(SyntaxKind.ConstKeyword)), field.Declaration.Type, "static readonly"),
            LocalDeclarationStatementSyntax local =>
                (local.Modifiers.FirstOrDefault(modifier => modifier.IsKind(SyntaxKind.ConstKeyword)), local.Declaration.Type, ""),
            _ => default,
        };
        return constant.IsKind(SyntaxKind.ConstKeyword)
            ? [(change.Length > 0 ? constant.Span : TextSpan.FromBounds(constant.SpanStart, type!.SpanStart), change)]
            : [];
    }

    private IEnumerable<(string Title, SourceText Changed)> Tree(ExpressionSyntax tree)
    {
        var reader = Reader();
        if (new TreeReader(_semantics, reader, _cancellationToken).Read(tree) is not { } element)
            yield break;
        foreach (var move in MovesOf(element, tree.SpanStart, reader))
            if (move.Object(element) is { } made && WithTree(tree, made, move) is { } changed)
                yield return (move.Title, changed);
    }

    private static SourceText? WithTree(ExpressionSyntax tree, CodeTree made, ModelMove move)
    {
        if (TextOf(tree) is { } text)
            return move.Replace(text, made.Before($".ToXml({move.Code.Options})"));
        // Code that expects a tree receives one that is parsed from the text.
        if (tree.Parent is ArgumentSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax)
            return move.Replace(tree, made.After($"{((ObjectCreationExpressionSyntax)tree).Type}.Parse(").Before($".ToXml({move.Code.Options}))"));
        return tree.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } && TextsOf(variable) is { Count: > 0 } texts
            ? move.Replace(tree, made, texts.Select(written => (written.Span, $"{variable.Identifier.Text}.ToXml({move.Code.Options})")))
            : null;
    }

    private static InvocationExpressionSyntax? TextOf(ExpressionSyntax tree) =>
        tree.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString", Parent: InvocationExpressionSyntax call } ? call : null;

    // Returns the places where the tree in a local is written; null if it is used in another way.
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

    private IEnumerable<(string Title, SourceText Changed)> Grown(SyntaxNode node)
    {
        if (node.AncestorsAndSelf().Select(TextMembers.BodyOf).FirstOrDefault(body => body is not null) is not BlockSyntax body)
            yield break;
        var reader = Reader();
        var tree = new GrownTree(_semantics, reader, _cancellationToken);
        if (tree.Read(body) is { } root)
            foreach (var move in MovesOf(root, body.SpanStart + 1, reader))
                if (move.Replace(tree) is { } changed)
                    yield return (move.Title, changed);
    }

    private IEnumerable<(string Title, SourceText Changed)> Statements(BuilderReader.Chain chain, PieceReader reader)
    {
        var nodes = WrittenMarkupReader.IsWritten(chain.Pieces) ? WrittenMarkupReader.Read(chain.Pieces) : MovedMarkupReader.Read(chain.Pieces);
        var isMoved = false;
        if (nodes?.OfType<MovedElement>().FirstOrDefault() is { } element)
            foreach (var move in MovesOf(element, chain.First.SpanStart, reader))
                if (move.Replace(chain, nodes) is { } changed)
                {
                    isMoved = true;
                    yield return (move.Title, changed);
                }
        if (!isMoved && chain.Uses.Count > 0 && RootOf(chain.Pieces) is { } root)
            foreach (var offer in ReadInto(root, chain.Uses, OutputOnlyContent.TextOf(chain.Pieces)))
                yield return offer;
    }

    // Returns the name of the root element of a text.
    private static string? RootOf(IReadOnlyList<Piece> pieces) =>
        pieces.Count > 0
            && pieces[0] is Characters first
            && pieces[pieces.Count - 1] is Characters last
            && MarkupParser.RootName(first.Text) is { } name
            && last.Text.TrimEnd().EndsWith($"</{name}>", System.StringComparison.Ordinal)
            ? name
            : null;

    private string Writer(ExpressionSyntax expression) =>
        _semantics.GetTypeInfo(expression, _cancellationToken).Type?.Name == "ReadOnlySpan" ? "ToUtf8" : "ToXml";

    private IEnumerable<(MappedClass Model, BoundSchema Schema)> SchemasOf(MovedElement root, bool anyNamespace)
    {
        foreach (var (_, schema) in _catalog.Schemas)
            foreach (var model in schema.Map?.Classes ?? [])
                if (model.IsRoot && model.LocalName == root.LocalName.Substring(root.LocalName.IndexOf(':') + 1)
                    && (anyNamespace || model.NamespaceUri == root.NamespaceUri))
                    yield return (model, schema);
    }

    private PieceReader Reader() => new(_semantics, new TextMembers(_semantics.Compilation), _cancellationToken);

    private IEnumerable<ModelMove> MovesOf(MovedElement root, int position, PieceReader reader) =>
        SchemasOf(root, anyNamespace: false).Select(found => new ModelMove(found.Model, found.Schema, _semantics, _text, reader, position, _cancellationToken));

    private bool Compiles(SourceText changed)
    {
        var tree = _semantics.SyntaxTree.WithChangedText(changed);
        return Errors(_semantics.Compilation.ReplaceSyntaxTree(_semantics.SyntaxTree, tree).GetSemanticModel(tree)) <= (_errors ??= Errors(_semantics));
    }

    private int Errors(SemanticModel semantics) =>
        semantics.GetDiagnostics(cancellationToken: _cancellationToken).Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
