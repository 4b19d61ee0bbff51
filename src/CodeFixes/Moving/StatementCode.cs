using System.Collections.Generic;
using System.Linq;
using Bindery.ModelMaps;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.CodeFixes.Moving;

/// <summary>
/// Writes a document that statements compose as statements that build the model. Parts without loops and branches become initializers; loops, branches and the
/// statements between them are kept.
/// </summary>
/// <param name="code">Writes initializers.</param>
/// <param name="taken">The names that are already in use.</param>
/// <param name="lineBreak">The line break of the file.</param>
internal sealed class StatementCode(InitializerCode code, HashSet<string> taken, string lineBreak)
{
    /// <summary>One level of indentation.</summary>
    public const string Step = "    ";

    private static readonly SyntaxNode NoBlock = SyntaxFactory.EmptyStatement();

    private readonly List<string> _lines = [];

    /// <summary>The local that holds the document.</summary>
    public string Root { get; private set; } = "";

    /// <summary>Writes the statements, each line with its indentation; null if the model has no member for something.</summary>
    public string? Write(MappedClass model, IReadOnlyList<MovedNode> nodes, string indent)
    {
        foreach (var node in nodes)
            if (node is MovedStatement kept)
                Keep(kept, indent);
            else if (node is not MovedElement element || Declare(model, element, indent) is not { } local)
                return null;
            else
                Root = local;
        return string.Join(lineBreak, _lines);
    }

    /// <summary>Writes the statements that add nodes to an object or to a list in it; null if the model has no member for something.</summary>
    public IReadOnlyList<string>? Write(string local, MappedClass model, MappedMember? wrapper, IReadOnlyList<MovedNode> nodes, string indent) =>
        Nodes(new Target(local, model, wrapper), nodes, indent) ? _lines : null;

    // Declares a local for a new object with the known members; the statements for the others follow.
    private string? Declare(MappedClass model, MovedElement element, string indent)
    {
        var all = element.Attributes.Concat(element.Content).ToList();
        var first = all.FindIndex(node => !node.IsExpression);
        if (first < 0)
            first = all.Count;
        if (code.Object(model, all.Take(first), isNamed: true) is not { } made)
            return null;
        var local = LocalName(model.Name);
        Add(indent, made.After($"var {local} = "), ";");
        return Nodes(new Target(local, model, null), all.Skip(first), indent) ? local : null;
    }

    private bool Nodes(Target target, IEnumerable<MovedNode> nodes, string indent)
    {
        foreach (var node in nodes)
            if (!(node switch
                {
                    MovedText { IsBlank: true } => true,
                    MovedStatement kept => Keep(kept, indent),
                    MovedBranch { Code.Statement: { } conditional } branch => If(target, branch, conditional, indent),
                    MovedRound { Code.Loop: { } loop } round => Loop(target, round, loop, indent),
                    MovedHelperStatement helper => Call(target, helper.Code, indent),
                    MovedRound { Code: { Query: "", Parameter: { Length: > 0 } item } query } round when item[0] != '(' =>
                        Block($"foreach (var {query.Parameter} in {query.Source})", target, round.Body, NoBlock, indent),
                    MovedBranch branch => If(target, branch, indent),
                    _ => Set(target, node, indent),
                }))
                return false;
        return true;
    }

    private bool Set(Target target, MovedNode node, string indent)
    {
        var path = $"{target.Local}.";
        if (target.Wrapper is { } wrapper)
            return node is MovedElement item
                ? InitializerCode.IsItem(wrapper, item) && AddItem(wrapper, wrapper.Class, path + Name(wrapper), item, indent)
                : node is MovedHelperText && AddMade(wrapper, node, path + Name(wrapper), indent);
        if (code.MemberOf(target.Model, node) is not { } member)
            return false;
        path += Name(member);
        switch (member.Role, node)
        {
            case (MemberRole.Wrapper, MovedElement { Attributes.Count: 0 } element):
                return Nodes(target with { Wrapper = member }, element.Content, indent);
            case (MemberRole.Items, MovedElement element):
                var model = member.Cases.First(found => (found.NamespaceUri, found.LocalName) == (element.NamespaceUri, element.LocalName)).Class;
                return AddItem(member, model, path, element, indent);
            case (_, MovedHelperText) when member.IsList || member.Role == MemberRole.Items:
                return AddMade(member, node, path, indent);
            case (_, MovedElement element) when member.IsList:
                return AddItem(member, member.Class, path, element, indent);
            case (MemberRole.Child, MovedElement { IsExpression: false } element):
                if (Declare(member.Class!, element, indent) is not { } local)
                    return false;
                _lines.Add($"{indent}{path} = {local};");
                return true;
            case (_, MovedElement or MovedAttribute or MovedText or MovedHelperText)
                when !member.IsList && code.Item(member, node, isNamed: false) is { } value:
                Add(indent, value.After($"{path} = "), ";");
                return true;
            default:
                return false;
        }
    }

    private bool AddMade(MappedMember member, MovedNode node, string list, string indent)
    {
        if (code.Item(member, node, isNamed: true) is not { } made)
            return false;
        Add(indent, made.After($"{list}.Add("), ");");
        return true;
    }

    // The method receives the object instead of the text.
    private bool Call(Target target, HelperStatement helper, string indent)
    {
        if (!code.Add(helper, target.Model, target.Wrapper))
            return false;
        Comments(helper.Statement, indent);
        var call = helper.Call;
        if (helper.Helper.Receiver is { } receiver)
            call = call.Expression is MemberAccessExpressionSyntax access && helper.Helper.Method.IsExtensionMethod && receiver.Ordinal == 0
                && call.ArgumentList.Arguments.Count < helper.Helper.Method.Parameters.Length
                ? call.ReplaceNode(access.Expression, SyntaxFactory.IdentifierName(target.Local))
                : call.ReplaceNode(call.ArgumentList.Arguments[receiver.Ordinal].Expression, SyntaxFactory.IdentifierName(target.Local));
        _lines.Add($"{indent}{call};");
        return true;
    }

    private bool AddItem(MappedMember member, MappedClass? model, string list, MovedElement element, string indent)
    {
        if (element.IsExpression)
        {
            if (code.Item(member, element, isNamed: true) is not { } item)
                return false;
            Add(indent, item.After($"{list}.Add("), ");");
            return true;
        }
        if (model is null || Declare(model, element, indent) is not { } local)
            return false;
        _lines.Add($"{indent}{list}.Add({local});");
        return true;
    }

    private bool If(Target target, MovedBranch branch, IfStatementSyntax conditional, string indent)
    {
        Comments(conditional, indent);
        return Block($"if ({conditional.Condition})", target, branch.WhenTrue, conditional.Statement, indent)
            && (conditional.Else is not { } other || Block("else", target, branch.WhenFalse, other.Statement, indent));
    }

    private bool If(Target target, MovedBranch branch, string indent)
    {
        var (condition, whenTrue, whenFalse) = (branch.Code.Condition.ToString(), branch.WhenTrue, branch.WhenFalse);
        if (whenTrue.Count == 0)
            (condition, whenTrue, whenFalse) = ($"!({condition})", whenFalse, whenTrue);
        return Block($"if ({condition})", target, whenTrue, NoBlock, indent) && (whenFalse.Count == 0 || Block("else", target, whenFalse, NoBlock, indent));
    }

    private bool Loop(Target target, MovedRound round, StatementSyntax loop, string indent)
    {
        Comments(loop, indent);
        if (loop is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call } && BuilderReader.Lambda(call) is { } lambda)
        {
            _lines.Add($"{indent}{call.Expression}({lambda.Parameter} =>");
            return Block("", target, round.Body, lambda.Body, indent) && Close(");");
        }
        var body = BuilderReader.BodyOf(loop);
        var head = loop.ToString().Substring(0, body.SpanStart - loop.SpanStart).TrimEnd();
        if (!Block(head, target, round.Body, body, indent))
            return false;
        if (loop is DoStatementSyntax conditional)
            _lines.Add($"{indent}while ({conditional.Condition});");
        return true;
    }

    private bool Close(string end)
    {
        _lines[_lines.Count - 1] += end;
        return true;
    }

    private bool Block(string head, Target target, IReadOnlyList<MovedNode> nodes, SyntaxNode before, string indent)
    {
        if (head.Length > 0)
            _lines.Add(indent + head);
        var start = _lines.Count;
        if (!Nodes(target, nodes, indent + Step))
            return false;
        if (before is not BlockSyntax && _lines.Count == start + 1 && _lines[start].IndexOf('\n') < 0)
            return true;
        _lines.Insert(start, indent + "{");
        _lines.Add(indent + "}");
        return true;
    }

    private bool Keep(MovedStatement kept, string indent)
    {
        var statement = kept.Code.Statement;
        Comments(statement, indent);
        if (kept.Code.IsComment)
            return true;
        var own = new string(' ', statement.GetLocation().GetLineSpan().StartLinePosition.Character);
        foreach (var line in (own + statement).Replace("\r\n", "\n").Split('\n'))
            _lines.Add(line.StartsWith(own, System.StringComparison.Ordinal) ? indent + line.Substring(own.Length) : line);
        return true;
    }

    private void Comments(SyntaxNode statement, string indent)
    {
        foreach (var trivia in statement.GetLeadingTrivia())
            if (trivia.ToString() is { Length: > 0 } text && text.StartsWith("//", System.StringComparison.Ordinal))
                _lines.Add(indent + text);
    }

    private void Add(string indent, CodeTree statement, string end) =>
        _lines.Add(indent + statement.Before(end).Lay(indent, indent.Length, lineBreak));

    private static string Name(MappedMember member) => Edits.CSharpTexts.Name(member.Name);

    /// <summary>Returns an unused name for a local of a type.</summary>
    public string LocalName(string type)
    {
        var name = char.ToLowerInvariant(type[0]) + type.Substring(1);
        var unique = name;
        for (var i = 2; !taken.Add(unique); i++)
            unique = name + i;
        return Edits.CSharpTexts.Name(unique);
    }

    // The target of the statements: an object, or the list in it that a wrapper element represents.
    private sealed record Target(string Local, MappedClass Model, MappedMember? Wrapper);
}
