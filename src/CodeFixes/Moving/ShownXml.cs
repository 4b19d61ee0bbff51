using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Bindery.Analyzers.Models;
using Bindery.ModelMaps;
using Bindery.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.CodeFixes.Moving;

/// <summary>Writes the object initializer of a document as the equivalent XML, in an interpolated string if not all values are constant.</summary>
internal sealed class ShownXml
{
    private readonly SemanticModel _semantics;
    private readonly TypeNames _names;
    private readonly CancellationToken _cancellationToken;

    private ShownXml(SemanticModel semantics, TypeNames names, CancellationToken cancellationToken) =>
        (_semantics, _names, _cancellationToken) = (semantics, names, cancellationToken);

    /// <summary>Converts the document whose initializer is at a place to XML; null if there is none, or if a part of it cannot be converted.</summary>
    public static SourceText? Of(TextSpan place, SemanticModel semantics, SourceText text, CancellationToken cancellationToken)
    {
        if (GrammarCatalog.Of(semantics.Compilation) is not { } catalog)
            return null;
        var node = semantics.SyntaxTree.GetRoot(cancellationToken).FindNode(place, getInnermostNodeForTie: true);
        foreach (var creation in node.AncestorsAndSelf().OfType<BaseObjectCreationExpressionSyntax>())
            if (semantics.GetTypeInfo(creation, cancellationToken).Type is INamedTypeSymbol type && catalog.FindClass(type) is { Class.IsRoot: true } bound)
            {
                var names = new TypeNames(bound.Schema, semantics, creation.SpanStart);
                var shown = new ShownXml(semantics, names, cancellationToken);
                return names.Language >= LanguageVersion.CSharp11 && shown.Element(bound.Class.LocalName, bound.Class, creation, "") is { } lines
                    ? Replace(creation, lines, names.Of(bound.Class.Name), text)
                    : null;
            }
        return null;
    }

    // Without options, or with those that "Use" adds.
    private static bool AreOfOutput(SeparatedSyntaxList<ArgumentSyntax> options) => options.Count == 0
        || (options.Count == 1 && options[0].Expression is BaseObjectCreationExpressionSyntax { Initializer.Expressions: { Count: 1 } set }
            && set[0].ToString() == "IncludeOutputOnly = true");

    private static SourceText? Replace(BaseObjectCreationExpressionSyntax creation, List<string> lines, string type, SourceText text)
    {
        var changes = new CodeChanges(text);
        var whole = creation.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToXml",
            Parent: InvocationExpressionSyntax { ArgumentList.Arguments: var options } call } && AreOfOutput(options)
            ? (ExpressionSyntax)call
            : creation;
        var indent = changes.IndentAt(whole.SpanStart) + "    ";
        var isOpen = lines.Exists(line => line.IndexOf('{') >= 0);
        var literal = (isOpen ? "$" : "") + "\"\"\"" + changes.LineBreak
            + string.Concat(lines.Select(line => indent + line + changes.LineBreak)) + indent + "\"\"\"";
        changes.Replace(whole.Span, whole == creation ? $"{type}.Parse({literal})" : literal);
        return changes.Apply();
    }

    // Returns the lines of an element; null if it cannot be written.
    private List<string>? Element(string name, MappedClass model, ExpressionSyntax made, string indent)
    {
        if (made is not BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 } } creation || model.NamespaceUri.Length > 0)
            return null;
        var set = new Dictionary<MappedMember, ExpressionSyntax>();
        foreach (var part in creation.Initializer?.Expressions ?? default)
            if (part is AssignmentExpressionSyntax { Left: IdentifierNameSyntax left, Right: var right }
                && model.FindMember(left.Identifier.ValueText) is { } member)
                set[member] = right;
            else
                return null;
        var tag = "<" + name;
        var content = new List<string>();
        string? text = null;
        foreach (var member in model.Members.Where(set.ContainsKey))
            switch (member.Role)
            {
                case MemberRole.Attribute when Attribute(member, set[member]) is { } attribute:
                    tag += attribute;
                    break;
                case MemberRole.Text when Value(member, set[member]) is { } value:
                    text = value;
                    break;
                case MemberRole.Child or MemberRole.ValueChild or MemberRole.Presence or MemberRole.Wrapper
                    when member.NamespaceUri.Length + member.ItemNamespaceUri.Length == 0 && Child(member, set[member], indent + "  ") is { } lines:
                    content.AddRange(lines);
                    break;
                default:
                    return null;
            }
        return content.Count > 0 ? [$"{indent}{tag}>", .. content, $"{indent}</{name}>"]
            : text is not null ? [$"{indent}{tag}>{text}</{name}>"]
            : [$"{indent}{tag}/>"];
    }

    private string? Attribute(MappedMember member, ExpressionSyntax value) => value switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression } => "",
        ConditionalExpressionSyntax { WhenFalse: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression } } choice
            when Value(member, choice.WhenTrue) is { } text => $"{{({choice.Condition} ? $\" {member.LocalName}='{text}'\" : \"\")}}",
        _ => Value(member, value) is { } text ? $" {member.LocalName}='{text}'" : null,
    };

    private List<string>? Child(MappedMember member, ExpressionSyntax value, string indent)
    {
        if (value is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression or (int)SyntaxKind.FalseLiteralExpression })
            return [];
        if (value is ConditionalExpressionSyntax { WhenFalse: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression } } choice)
            return Child(member, choice.WhenTrue, "") is { Count: 1 } one ? [$"{indent}{{({choice.Condition} ? $\"{one[0]}\" : \"\")}}"] : null;
        if (!member.IsList)
            return Item(member, member.LocalName, value, indent);
        var inner = member.Role == MemberRole.Wrapper ? indent + "  " : indent;
        var items = Items(value)?.Select(item => List(member, item, inner)).ToList();
        if (items is null || items.Contains(null))
            return null;
        var lines = items.SelectMany(item => item!).ToList();
        return member.Role != MemberRole.Wrapper || lines.Count == 0 ? lines
            : [$"{indent}<{member.LocalName}>", .. lines, $"{indent}</{member.LocalName}>"];
    }

    private List<string>? List(MappedMember member, SyntaxNode item, string indent)
    {
        var name = member.Role == MemberRole.Wrapper ? member.ItemLocalName : member.LocalName;
        if (item is ExpressionSyntax single)
            return Item(member, name, single, indent);
        return item is SpreadElementSyntax { Expression: InvocationExpressionSyntax { Expression:
                MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Select" } access } call }
            && call.ArgumentList.Arguments.Count == 1
            && call.ArgumentList.Arguments[0].Expression is SimpleLambdaExpressionSyntax { ExpressionBody: { } body } lambda
            && Item(member, name, body, "") is { } lines
            ? [$"{indent}{{string.Concat({access.Expression}.Select({lambda.Parameter} => $\"{string.Concat(lines.Select(line => line.TrimStart()))}\"))}}"]
            : null;
    }

    private List<string>? Item(MappedMember member, string name, ExpressionSyntax value, string indent)
    {
        if (member.Role == MemberRole.Presence)
            return value.IsKind(SyntaxKind.TrueLiteralExpression) ? [$"{indent}<{name}/>"] : [$"{indent}{{({value} ? \"<{name}/>\" : \"\")}}"];
        if (member.Class is { } model)
            return Element(name, model, value, indent);
        return Value(member, value) is { } text ? [$"{indent}<{name}>{text}</{name}>"] : null;
    }

    // Returns the items of a list: expressions, or elements of a collection expression.
    private static IEnumerable<SyntaxNode>? Items(ExpressionSyntax list) => list switch
    {
        CollectionExpressionSyntax collection =>
            collection.Elements.Select(element => element is ExpressionElementSyntax { Expression: var item } ? item : (SyntaxNode)element),
        InitializerExpressionSyntax initializer => initializer.Expressions,
        BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 }, Initializer: var initializer } =>
            initializer?.Expressions ?? Enumerable.Empty<SyntaxNode>(),
        _ => null,
    };

    // Returns the text of a value, escaped for XML and for the string literal.
    private string? Value(MappedMember member, ExpressionSyntax expression)
    {
        if (member.Value is not { } kind)
            return null;
        if (_semantics.GetConstantValue(expression, _cancellationToken) is { HasValue: true, Value: { } constant })
            return Constant(kind, constant) is { } text && text.IndexOfAny(['{', '}', '\\', '\n', '\r']) < 0
                ? System.Security.SecurityElement.Escape(text)
                : null;
        var type = _semantics.GetTypeInfo(expression, _cancellationToken);
        // A null value means that the attribute is absent, which an interpolation cannot express.
        if (type.Nullability.FlowState == NullableFlowState.MaybeNull || type.Type is null or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T })
            return null;
        return kind.Kind switch
        {
            MappedValueKind.String when expression is InterpolatedStringExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax
                or InvocationExpressionSyntax or BinaryExpressionSyntax or ConditionalExpressionSyntax =>
                $"{{{_names.Shown("System.Security.SecurityElement")}.Escape({expression})}}",
            MappedValueKind.Boolean => $"{{({expression} ? \"{kind.Yes}\" : \"{kind.No}\")}}",
            MappedValueKind.XsdBoolean => $"{{({expression} ? \"true\" : \"false\")}}",
            MappedValueKind.Enum when expression is not ConditionalExpressionSyntax => $"{{{expression}.ToWord()}}",
            MappedValueKind.Guid when expression is not ConditionalExpressionSyntax => $"{{{expression}}}",
            MappedValueKind.Int32 or MappedValueKind.Int64 => expression is ConditionalExpressionSyntax ? $"{{({expression})}}" : $"{{{expression}}}",
            _ => null,
        };
    }

    // Other types have no constants: what is constant is converted to them.
    private static string? Constant(MappedValue kind, object constant) => kind.Kind switch
    {
        MappedValueKind.Name or >= MappedValueKind.UnixTime => null,
        MappedValueKind.Boolean => constant is true ? kind.Yes : kind.No,
        MappedValueKind.XsdBoolean => constant is true ? "true" : "false",
        MappedValueKind.Enum => constant is int place && place >= 0 && place < kind.Enum!.Members.Count ? kind.Enum.Members[place].Word : null,
        _ => Convert.ToString(constant, CultureInfo.InvariantCulture),
    };
}
