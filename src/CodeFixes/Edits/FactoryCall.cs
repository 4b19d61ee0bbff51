using System.Collections.Generic;
using System.Linq;
using Bindery.ModelMaps;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.CodeFixes.Edits;

/// <summary>
/// A call of a factory that must become an initializer, because the object needs a member that the factory does not set, or must not have one that it sets. The
/// arguments are kept.
/// </summary>
internal sealed class FactoryCall(InvocationExpressionSyntax call)
{
    private readonly HashSet<MappedMember> _removed = [];
    private readonly Dictionary<MappedMember, MappedMember> _renamed = [];
    private readonly List<string> _added = [];
    private bool _isChanged;

    /// <summary>Removes a member that the factory sets.</summary>
    public void Remove(MappedMember member) => _removed.Add(member);

    /// <summary>Uses another word than that of the factory's name.</summary>
    public void ChangeDiscriminator() => _isChanged = true;

    /// <summary>Moves a value that the factory sets to another member.</summary>
    public void Rename(MappedMember member, MappedMember other) => _renamed[member] = other;

    /// <summary>Adds an element of an initializer.</summary>
    public void Add(string element) => _added.Add(element);

    /// <summary>Writes the changes.</summary>
    /// <param name="changes">Receives them.</param>
    /// <param name="typeName">The name of the class.</param>
    /// <param name="model">The class whose factory is called.</param>
    /// <param name="discriminator">
    /// The discriminator that the factory sets, as an element of an initializer; the word is null if it was changed.
    /// </param>
    /// <param name="semantics">The semantic model, which maps arguments to parameters.</param>
    /// <returns>Whether the call could be changed.</returns>
    public bool WriteTo(
        CodeChanges changes, string typeName, MappedClass model, System.Func<MappedMember, string?, string?> discriminator, SemanticModel semantics)
    {
        if (semantics.GetSymbolInfo(call).Symbol is not IMethodSymbol method || model.Factories.Find(factory => factory.Name == method.Name) is not { } made)
            return false;
        var text = "new " + typeName + " { ";
        var isFirst = true;
        if (!_removed.Contains(made.Discriminator))
        {
            if (discriminator(made.Discriminator, _isChanged ? null : made.Word) is not { } word)
                return false;
            text += word;
            isFirst = false;
        }
        var from = call.SpanStart;
        for (var i = 0; i < call.ArgumentList.Arguments.Count; i++)
        {
            var argument = call.ArgumentList.Arguments[i];
            var place = argument.NameColon is { } name
                ? method.Parameters.FirstOrDefault(parameter => parameter.Name == name.Name.Identifier.ValueText)?.Ordinal ?? -1
                : i;
            if (place < 0 || place >= made.Parameters.Count)
                return false;
            var member = made.Parameters[place];
            if (_removed.Contains(member))
                continue;
            var goal = _renamed.TryGetValue(member, out var other) ? other : member;
            changes.Replace(TextSpan.FromBounds(from, argument.Expression.SpanStart), text + (isFirst ? "" : ", ") + CSharpTexts.Name(goal.Name) + " = ");
            (from, text, isFirst) = (argument.Expression.Span.End, "", false);
        }
        foreach (var element in _added)
            (text, isFirst) = (text + (isFirst ? "" : ", ") + element, false);
        changes.Replace(TextSpan.FromBounds(from, call.Span.End), isFirst ? "new " + typeName + "()" : text + " }");
        return true;
    }
}
