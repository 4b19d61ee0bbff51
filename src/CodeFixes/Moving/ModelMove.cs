using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Bindery.Analyzers.Models;
using Bindery.CodeFixes.Edits;
using Bindery.ModelMaps;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.CodeFixes.Moving;

/// <summary>Replaces code that creates a text by code that creates a model of one class, including the methods involved.</summary>
internal sealed class ModelMove
{
    private readonly MappedClass _model;
    private readonly BoundSchema _schema;
    private readonly SemanticModel _semantics;
    private readonly PieceReader _reader;
    private readonly CancellationToken _cancellationToken;
    private readonly UsedHelpers _helpers = new();
    private readonly CodeChanges _changes;
    private readonly TypeNames _names;

    /// <summary>Creates the move for a class and a file.</summary>
    public ModelMove(
        MappedClass model, BoundSchema schema, SemanticModel semantics, SourceText text, PieceReader reader, int position, CancellationToken cancellationToken)
    {
        (_model, _schema, _semantics, _reader, _cancellationToken) = (model, schema, semantics, reader, cancellationToken);
        _changes = new CodeChanges(text);
        _names = new TypeNames(schema, semantics, position);
        Type = _names.Of(model.Name);
        Code = new InitializerCode(_names, new ValueCode(_names, semantics, cancellationToken), _helpers);
    }

    /// <summary>The name of the class, as it can be written at this place.</summary>
    public string Type { get; }

    /// <summary>The title of the fix.</summary>
    public string Title => "Use " + _model.Name;

    /// <summary>Writes initializers.</summary>
    public InitializerCode Code { get; }

    /// <summary>Writes an element as a new object; null if the model has no member for something.</summary>
    public CodeTree? Object(MovedElement element) => Code.Object(_model, [.. element.Attributes, .. element.Content], isNamed: true);

    /// <summary>Replaces an expression by other code.</summary>
    /// <param name="replaced">The expression.</param>
    /// <param name="code">The code.</param>
    /// <param name="others">Other changes that belong to the replacement.</param>
    public SourceText? Replace(ExpressionSyntax replaced, CodeTree code, IEnumerable<(TextSpan Span, string Text)>? others = null)
    {
        foreach (var (span, other) in others ?? [])
            _changes.Replace(span, other);
        var line = _changes.Text.Lines.GetLineFromPosition(replaced.SpanStart);
        _changes.Replace(replaced.Span, code.Lay(_changes.IndentAt(replaced.SpanStart), replaced.SpanStart - line.Start, _changes.LineBreak));
        return Finish("");
    }

    /// <summary>Replaces statements that compose a text by statements that build a model.</summary>
    public SourceText? Replace(BuilderReader.Chain chain, IReadOnlyList<MovedNode> nodes)
    {
        var taken = new HashSet<string>((chain.First.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? _semantics.SyntaxTree.GetRoot(_cancellationToken))
            .DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(token => token.ValueText));
        var writer = new StatementCode(Code, taken, _changes.LineBreak);
        var indent = _changes.IndentAt(chain.First.SpanStart);
        if (writer.Write(_model, nodes, indent) is not { } statements)
            return null;
        if (chain.Output is { } output && OutputTo(output, writer.Root, indent) is var written)
        {
            if (written is null)
                return null;
            statements += _changes.LineBreak + written;
        }
        _changes.Replace(TextSpan.FromBounds(chain.First.SpanStart, chain.Last.Span.End), statements.Substring(indent.Length));
        if (chain.Target is { } declaration)
            Edits.Statements.Remove(declaration, _changes);
        foreach (var use in chain.Uses)
            if (ReaderOf(use, Type) is { } read)
                _changes.Replace(read.Span, writer.Root);
            else
                _changes.Replace(use.Span, $"{writer.Root}.ToXml({Code.Options})");
        return Finish(writer.Root);
    }

    /// <summary>Changes the statements that build a tree step by step.</summary>
    public SourceText? Replace(GrownTree tree) => tree.Write(_model, Code, _names, _changes) ? Finish("") : null;

    /// <summary>Returns the call that reads a text into a model; null if the text is used in another way.</summary>
    public static InvocationExpressionSyntax? ReaderOf(ExpressionSyntax text, string type) =>
        text.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: 1, Parent: InvocationExpressionSyntax call } }
            && call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Parse", Expression: var owner }
            && (owner.ToString() == type || owner.ToString().EndsWith("." + type, System.StringComparison.Ordinal))
            ? call
            : null;

    // The document is written as a whole to the output of the XML writer.
    private string? OutputTo(ExpressionSyntax output, string root, string indent)
    {
        for (var type = _semantics.GetTypeInfo(output, _cancellationToken).Type; type is not null; type = type.BaseType)
            switch (type.Name)
            {
                case "Stream" or "String":
                    return $"{indent}{root}.Save({output}{(Code.SetsOutputOnly ? ", " + Code.Options : "")});";
                case "StringBuilder":
                    return $"{indent}{output}.Append({root}.ToXml({Code.Options}));";
                case "TextWriter":
                    return $"{indent}{output}.Write({root}.ToXml({Code.Options}));";
            }
        return null;
    }

    private SourceText? Finish(string root)
    {
        var helpers = new HelperCode(_semantics, _changes, _cancellationToken);
        if (!helpers.Write(_helpers, _schema, root))
            return null;
        helpers.Remove(_reader.Helpers.Inlined);
        foreach (var local in _reader.Inlined)
            if (local.DeclaringSyntaxReferences[0].GetSyntax(_cancellationToken).FirstAncestorOrSelf<LocalDeclarationStatementSyntax>() is { } declaration)
                Edits.Statements.Remove(declaration, _changes);
        return _changes.Apply();
    }
}
