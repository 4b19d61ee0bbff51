using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Bindery.Analyzers.Flow;
using Bindery.CodeFixes.Plans;
using Bindery.ModelMaps;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.CodeFixes.Edits;

/// <summary>
/// Applies a plan to the code: differences between the objects before and after are edited where the members were set. If a change cannot be made with
/// certainty, nothing is written.
/// </summary>
internal sealed class PlanWriter
{
    private readonly FlowState _before;
    private readonly FlowState _after;
    private readonly SemanticModel _semantics;
    private readonly CodeChanges _changes;
    private readonly ElementLists _lists = new();
    private readonly Dictionary<InvocationExpressionSyntax, (FactoryCall Call, ModelObject Made)> _factories = [];
    private bool _isImpossible;

    private PlanWriter(Plan plan, SemanticModel semantics, SourceText text) =>
        (_before, _after, _semantics, _changes) = (plan.Before.State, plan.After.State, semantics, new CodeChanges(text));

    /// <summary>The code of the file with the plan applied.</summary>
    /// <returns>Null where the plan cannot be applied to this code, or changes nothing in it.</returns>
    public static SourceText? Write(Plan plan, SemanticModel semantics, SourceText text)
    {
        var writer = new PlanWriter(plan, semantics, text);
        foreach (var pair in plan.Before.State.Heap.OrderBy(pair => pair.Key))
        {
            var after = plan.After.State.Heap[pair.Key];
            if (ReferenceEquals(pair.Value, after))
                continue;
            if (!writer.IsHere(pair.Value))
                writer._isImpossible = true;
            else if (pair.Value is ModelObject a && after is ModelObject b)
                writer.Edit(a, b);
            else if (pair.Value is ListObject from && after is ListObject to)
                writer.Edit(pair.Key, from, to);
        }
        writer.Finish();
        return writer._isImpossible ? null : writer._changes.Apply();
    }

    private void Edit(ModelObject before, ModelObject after)
    {
        var moved = new HashSet<MappedMember>();
        foreach (var pair in after.Members.OrderBy(pair => after.Class.Members.IndexOf(pair.Key)))
        {
            var own = before.Members.TryGetValue(pair.Key, out var there) ? there : before.Class == after.Class ? null : Same(before, pair.Key);
            if (own is not null && own.Target == pair.Value.Target)
            {
                if (!Equals(own.Value, pair.Value.Value))
                    Change(before, after, pair.Key, own, pair.Value);
            }
            else if (before.Members.FirstOrDefault(other => other.Value.Target == pair.Value.Target
                && other.Value.Target != before.Creation) is { Key: { } from, Value: { } source })
            {
                moved.Add(from);
                Move(before, from, pair.Key, source);
            }
            else if (own is null)
            {
                Add(before, after, pair.Key);
            }
            else
            {
                _isImpossible = true;
            }
        }
        foreach (var pair in before.Members)
            if (!moved.Contains(pair.Key) && !after.Members.ContainsKey(pair.Key) && before.Class == after.Class)
                Remove(before, pair.Key, pair.Value);
        if (before.Class != after.Class)
            Retype(before, after);
    }

    private static Cell? Same(ModelObject before, MappedMember member) =>
        before.Class.FindMember(member.Name) is { } own && before.Members.TryGetValue(own, out var cell) ? cell : null;

    private void Change(ModelObject before, ModelObject after, MappedMember member, Cell from, Cell to)
    {
        var site = Site.Of(before, from);
        if (site.Kind == SiteKind.None)
        {
            Add(before, after, member);
            return;
        }
        if (site.Kind == SiteKind.Factory && from.Source == before.Creation)
        {
            Factory(before)?.ChangeDiscriminator();
            return;
        }
        // It was set elsewhere, or is one of several values: the wrong one is here.
        if (from.Value.Constants.Length == 1 && from.Value.Constants[0] is { Call: null, Node: var written } && written != from.Source)
        {
            if (!IsHere(written) || Texts(written).Of(to.Value, member, after) is not { } other)
                _isImpossible = true;
            else
                _changes.Replace(written.Span, other);
            return;
        }
        if (IsChoice(from.Source)
            || from.Source == from.Target && site.Kind != SiteKind.Factory
            || Texts(from.Source).Of(to.Value, member, after) is not { } text)
            _isImpossible = true;
        else
            _changes.Replace(from.Source.Span, text);
    }

    // Methods in other files are not changed.
    private bool IsHere(SyntaxNode node) => node.SyntaxTree == _semantics.SyntaxTree;

    private bool IsHere(HeapObject changed) => changed switch
    {
        ModelObject model => IsHere(model.Creation) && model.Members.Values.All(cell => IsHere(cell.Target)),
        ListObject list => list.Items.All(item => IsHere(item.Source)),
        _ => true,
    };

    private void Add(ModelObject before, ModelObject after, MappedMember member)
    {
        var texts = Texts(before.Creation);
        if (texts.Element(member, after) is not { } element)
        {
            _isImpossible = true;
            return;
        }
        switch (before.Creation)
        {
            case BaseObjectCreationExpressionSyntax creation:
                var order = after.Class.Members.IndexOf(member);
                _lists.Add(creation, element, name => after.Class.Members.FindIndex(other => other.Name == name) is var place and >= 0 && place < order);
                break;
            case InvocationExpressionSyntax when IsFactory(before):
                Factory(before)?.Add(element);
                break;
            default:
                AddStatement(before, $"{CSharpTexts.Name(member.Name)} = {texts.Of(after.Members[member].Value, member, after)};");
                break;
        }
    }

    private void AddStatement(ModelObject before, string statement)
    {
        if (Statements.Holder(before.Creation) is var (holder, local))
            Statements.AddAfter(holder, local + "." + statement, _changes);
        else
            _isImpossible = true;
    }

    private void Remove(ModelObject before, MappedMember member, Cell cell)
    {
        var site = Site.Of(before, cell);
        Take(site, () => Factory(before)?.Remove(member));
        if (site.Kind == SiteKind.Statement)
            foreach (var other in MemberReferences.InOtherBranches(cell.Target, site.Node!))
                Statements.Remove(other, _changes);
        // Values that are set through the member are removed with it.
        foreach (var (_, statement) in Through(cell.Value, member))
            Statements.Remove(statement, _changes);
    }

    private void Take(Site site, System.Action removeArgument)
    {
        if (site.Kind == SiteKind.Element && _lists.Remove(site.Node!))
            return;
        if (site.Kind == SiteKind.Statement)
            Statements.Remove(site.Node!, _changes);
        else if (site.Kind == SiteKind.Factory)
            removeArgument();
        else
            _isImpossible = true;
    }

    private void Move(ModelObject before, MappedMember from, MappedMember to, Cell cell)
    {
        switch (Site.Of(before, cell).Kind)
        {
            case SiteKind.Factory:
                Factory(before)?.Rename(from, to);
                break;
            case SiteKind.Element or SiteKind.Statement:
                _changes.Replace(cell.Target.Span, CSharpTexts.Name(to.Name));
                break;
            default:
                _isImpossible = true;
                break;
        }
        var names = _after.Heap.Values.OfType<ModelObject>()
            .Any(other => other.Class == before.Class && other.Members.TryGetValue(from, out var there) && there.Value is not NullValue)
            ? Through(cell.Value, from).Select(through => through.Name)
            : MemberReferences.Of(_semantics, before, from.Name);
        foreach (var name in names)
            _changes.Replace(name.Span, CSharpTexts.Name(to.Name));
    }

    /// <summary>The names of a member in the statements that set its members.</summary>
    private IEnumerable<(SyntaxNode Name, SyntaxNode Statement)> Through(Value value, MappedMember member)
    {
        foreach (var id in _before.Reachable(value))
        {
            var targets = _before.Heap[id] switch
            {
                ModelObject made => made.Members.Values.Select(cell => cell.Target),
                ListObject list => list.Items.Select(item => item.Target),
                _ => [],
            };
            foreach (var target in targets)
                if (target?.FirstAncestorOrSelf<StatementSyntax>() is ExpressionStatementSyntax statement
                    && target.Parent is MemberAccessExpressionSyntax access)
                    foreach (var name in access.Expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
                        if (name.Identifier.ValueText == member.Name && name.Parent is MemberAccessExpressionSyntax { Name: var own } && own == name)
                            yield return (name, statement);
        }
    }

    private void Retype(ModelObject before, ModelObject after)
    {
        if (Texts(before.Creation).TypeName(after.Class.Name, after) is not { } type || before.Creation is not BaseObjectCreationExpressionSyntax creation)
        {
            _isImpossible = true;
            return;
        }
        if (creation is ObjectCreationExpressionSyntax made)
            _changes.Replace(made.Type.Span, type);
        if (creation.Parent
            is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: { IsVar: false } declared } } })
            _changes.Replace(declared.Span, type);
    }

    private void Edit(int id, ListObject before, ListObject after)
    {
        var kept = after.Items.Select(item => item.Source).ToImmutableHashSet();
        foreach (var item in before.Items)
            if (!after.Items.Contains(item) && !(kept.Contains(item.Source) && after.Items.Length >= before.Items.Length))
                Take(Site.Of(item), () => _isImpossible = true);
        if (_after.Heap.Values.OfType<ModelObject>()
            .SelectMany(owner => owner.Members.Select(pair => (Owner: owner, pair.Key, pair.Value)))
            .FirstOrDefault(part => part.Value.Value is HeapValue heap && heap.Id == id)
            is not { Owner: { } owner, Key: { } member, Value: { } cell })
            return;
        for (var i = 0; i < after.Items.Length; i++)
            if (i < before.Items.Length
                && before.Items.Length == after.Items.Length
                && after.Items[i].Source == before.Items[i].Source
                && !Equals(after.Items[i], before.Items[i]))
                ChangeItem(owner, member, after.Items[i]);
            else if (i >= before.Items.Length)
                AddItem(owner, member, cell, after.Items[i]);
    }

    private void ChangeItem(ModelObject owner, MappedMember member, Item item)
    {
        if (IsChoice(item.Source) || Site.Of(item).Kind == SiteKind.Other || Texts(item.Source).Of(item.Value, member, owner, isItem: true) is not { } text)
            _isImpossible = true;
        else
            _changes.Replace(item.Source.Span, text);
    }

    // One of several values is wrong: the correct values of the others are unknown.
    private static bool IsChoice(SyntaxNode source) =>
        source is ConditionalExpressionSyntax
            or SwitchExpressionSyntax
            or ParenthesizedExpressionSyntax
            or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression };

    private void AddItem(ModelObject owner, MappedMember member, Cell cell, Item item)
    {
        if (Texts(owner.Creation).Of(item.Value, member, owner, isItem: true) is not { } text)
            _isImpossible = true;
        else if (owner.Creation is BaseObjectCreationExpressionSyntax { Initializer: { } initializer }
            && initializer.Expressions.OfType<AssignmentExpressionSyntax>()
                .FirstOrDefault(part => part.Left is IdentifierNameSyntax name && name.Identifier.ValueText == member.Name) is { } element)
            _isImpossible |= !_lists.Append((element.Right as BaseObjectCreationExpressionSyntax)?.Initializer ?? element.Right, text);
        else if (cell.Target != owner.Creation)
            _isImpossible = true;
        else if (owner.Creation is BaseObjectCreationExpressionSyntax creation)
            _lists.Add(
                creation,
                $"{CSharpTexts.Name(member.Name)} = {{ {text} }}",
                name => owner.Class.Members.FindIndex(other => other.Name == name) is var place and >= 0 && place < owner.Class.Members.IndexOf(member));
        else if (IsFactory(owner))
            Factory(owner)?.Add($"{CSharpTexts.Name(member.Name)} = {{ {text} }}");
        else
            AddStatement(owner, $"{CSharpTexts.Name(member.Name)}.Add({text});");
    }

    private static bool IsFactory(ModelObject made) => made.Members.Values.Any(cell => Site.Of(made, cell).Kind == SiteKind.Factory);

    private FactoryCall? Factory(ModelObject made)
    {
        if (made.Creation is not InvocationExpressionSyntax call)
        {
            _isImpossible = true;
            return null;
        }
        if (!_factories.TryGetValue(call, out var found))
            _factories.Add(call, found = (new FactoryCall(call), (ModelObject)_after.Heap[_before.Heap.First(pair => ReferenceEquals(pair.Value, made)).Key]));
        return found.Call;
    }

    private void Finish()
    {
        foreach (var pair in _factories)
        {
            var (call, made) = pair.Value;
            var texts = Texts(pair.Key);
            if (texts.TypeName(made.Class.Name, made) is not { } type
                || !call.WriteTo(_changes, type, made.Class, (member, word) => texts.Element(member, word, made), _semantics))
                _isImpossible = true;
        }
        _lists.WriteTo(_changes);
    }

    private CSharpTexts Texts(SyntaxNode place) => new(_after, _semantics, place.SpanStart);
}
