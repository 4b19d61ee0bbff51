using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bindery.Analyzers.Composition;

/// <summary>Objects of classes of the program: what their fields have, as long as this code alone has them.</summary>
/// <param name="walker">The walker of the body.</param>
internal sealed class TextObjects(TextWalker walker)
{
    private readonly TextWays _ways = walker.Ways;

    /// <summary>Makes an object; null where it is not followed.</summary>
    public TextValue? Create(BaseObjectCreationExpressionSyntax creation, INamedTypeSymbol type)
    {
        if (walker.Members.FindType(type.OriginalDefinition, walker.CancellationToken) is not { } declaration
            || _ways.Frame.Depth >= TextCalls.MostDepth
            || _ways.SymbolOf(creation) is not IMethodSymbol { OriginalDefinition: var constructor }
            || walker.Calls.IsRunning(constructor))
            return null;
        var arguments = creation.ArgumentList?.Arguments ?? default;
        var code = constructor.IsImplicitlyDeclared || constructor.DeclaringSyntaxReferences.Length != 1
            ? null
            : constructor.DeclaringSyntaxReferences[0].GetSyntax(walker.CancellationToken);
        if (code is ConstructorDeclarationSyntax { Initializer: not null } || (code is ConstructorDeclarationSyntax && declaration.ParameterList is not null)
            || constructor.Parameters.Any(parameter => parameter.IsParams || parameter.RefKind != RefKind.None)
            || code is not (null or ConstructorDeclarationSyntax or TypeDeclarationSyntax))
            return null;
        var values = new TextValue?[constructor.Parameters.Length];
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i].NameColon?.Name.Identifier.ValueText;
            var place = name is null ? i : constructor.Parameters.ToList().FindIndex(parameter => parameter.Name == name);
            if (place < 0 || place >= values.Length)
                return null;
            values[place] = walker.Calls.Argument(arguments[i].Expression);
        }
        if (_ways.State is null)
            return TextValue.Unknown;
        var fields = ImmutableDictionary.Create<ISymbol, TextValue>(SymbolEqualityComparer.Default);
        foreach (var member in type.OriginalDefinition.GetMembers())
            if (Holds(member))
                fields = fields.SetItem(member, Default(member));
        foreach (var parameter in constructor.Parameters)
        {
            var value = values[parameter.Ordinal] ?? walker.Calls.DefaultOf(parameter, creation);
            if (code is not ConstructorDeclarationSyntax)
            {
                fields = fields.SetItem(parameter, value);
                if (PropertyOf(type, parameter) is { } property)
                    fields = fields.SetItem(property, value);
            }
        }
        var made = new HeldValue(_ways.Allocate(new UserObject(fields), creation));
        foreach (var member in declaration.Members)
            foreach (var (symbol, initializer) in InitializersOf(member, walker.Members.Model(declaration.SyntaxTree)))
                if (fields.ContainsKey(symbol))
                    Set(made, symbol, walker.Calls.Run(symbol, initializer, creation, _ => { }, made));
        if (code is ConstructorDeclarationSyntax body && TextMembers.BodyOf(body) is not null && _ways.State is not null)
            walker.Calls.Run(
                constructor,
                body,
                creation,
                _ =>
                {
                    foreach (var parameter in constructor.Parameters)
                        walker.Names.SetLocal(parameter, values[parameter.Ordinal] ?? walker.Calls.DefaultOf(parameter, creation));
                },
                made);
        foreach (var part in creation.Initializer?.Expressions ?? default)
            if (part is AssignmentExpressionSyntax { Left: IdentifierNameSyntax name, Right: not InitializerExpressionSyntax and var right }
                && _ways.SymbolOf(name) is { } member)
                Write(made, member, walker.Calls.Argument(right), right);
            else
                walker.Given.Lose(made);
        return made;
    }

    /// <summary>Returns the value of a member of a known object; null if it is not such a member.</summary>
    public TextValue? Read(ExpressionSyntax expression, ISymbol member)
    {
        if (member.IsStatic || OwnerOf(expression) is not { } owner || _ways.State?.Find<UserObject>(owner) is not { } found)
            return null;
        if (found.Fields.TryGetValue(member.OriginalDefinition, out var value))
            return value is ComposedValue && walker.Calls.UseOf(expression) is var use && use != default
                ? (ComposedValue)value with { Use = ((ComposedValue)value).Use.With(use) }
                : value;
        if (member is IPropertySymbol { IsVirtual: false, IsOverride: false, IsAbstract: false, Parameters.Length: 0 } property
            && walker.Members.FindGetter(property.OriginalDefinition, walker.CancellationToken) is { } getter
            && _ways.Frame.Depth < TextCalls.MostDepth
            && !walker.Calls.IsRunning(property.OriginalDefinition))
            return walker.Calls.Run(property.OriginalDefinition, getter, expression, _ => { }, owner);
        return member is IParameterSymbol ? null : TextValue.Unknown;
    }

    /// <summary>Assigns to a member of an object that is known; false where it is no such member.</summary>
    /// <param name="target">The member.</param>
    /// <param name="value">Returns the new value for the old one.</param>
    /// <param name="expression">The code that has the value.</param>
    public bool Assign(ExpressionSyntax target, System.Func<TextValue, TextValue> value, ExpressionSyntax expression)
    {
        if (_ways.SymbolOf(target) is not { } member
            || member is not (IFieldSymbol { IsStatic: false } or IPropertySymbol { IsStatic: false } or IParameterSymbol)
            || OwnerOf(target) is not { } owner
            || _ways.State?.Find<UserObject>(owner) is not { } found
            || (member is IParameterSymbol && !found.Fields.ContainsKey(member)))
            return false;
        Write(owner, member, value(found.Fields.TryGetValue(member.OriginalDefinition, out var before) ? before : TextValue.Unknown), expression);
        return true;
    }

    /// <summary>The object of whose members an expression names one; null where that is not known.</summary>
    public TextValue? OwnerOf(ExpressionSyntax member) => member switch
    {
        IdentifierNameSyntax => _ways.Frame.Self,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } => _ways.Frame.Self,
        MemberAccessExpressionSyntax { Expression: (IdentifierNameSyntax or MemberAccessExpressionSyntax) and var owner } => walker.Expressions.Evaluate(owner),
        _ => null,
    };

    private void Write(TextValue owner, ISymbol member, TextValue value, ExpressionSyntax expression)
    {
        if (_ways.State?.Find<UserObject>(owner) is not { } found)
        {
            walker.Given.Escape(value, expression);
            return;
        }
        if (found.Fields.ContainsKey(member.OriginalDefinition))
        {
            Set(owner, member.OriginalDefinition, value);
            return;
        }
        // Code of a setter may do anything.
        walker.Given.Escape(value, expression);
        walker.Given.Lose(owner);
    }

    private void Set(TextValue owner, ISymbol member, TextValue value)
    {
        if (owner is HeldValue held && _ways.State?.Find<UserObject>(owner) is { } found)
            _ways.State = _ways.State.With(held.Id, found with { Fields = found.Fields.SetItem(member, IsCounted(member, value) ? TextValue.Unknown : value) });
    }

    // Counters are not followed.
    private static bool IsCounted(ISymbol member, TextValue value) =>
        value is ConstantValue { Value: not bool }
            && member is not (IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null or { IsInitOnly: true } } or IParameterSymbol);

    private static bool Holds(ISymbol member) => member switch
    {
        IFieldSymbol { IsStatic: false, IsConst: false, IsImplicitlyDeclared: false } => true,
        IPropertySymbol { IsStatic: false, IsVirtual: false, IsOverride: false, IsAbstract: false, Parameters.Length: 0 } property =>
            property.ContainingType.GetMembers().OfType<IFieldSymbol>()
                .Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property)),
        _ => false,
    };

    private static TextValue Default(ISymbol member) => ((member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type) switch
    {
        { IsReferenceType: true } => TextValue.Null,
        { SpecialType: SpecialType.System_Boolean } => new ConstantValue(false),
        _ => TextValue.Unknown,
    };

    private static IPropertySymbol? PropertyOf(INamedTypeSymbol type, IParameterSymbol parameter) => type.IsRecord
        ? type.OriginalDefinition.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault()
        : null;

    private IEnumerable<(ISymbol Symbol, ExpressionSyntax Value)> InitializersOf(MemberDeclarationSyntax member, SemanticModel model)
    {
        if (member is PropertyDeclarationSyntax { Initializer.Value: var value } property
            && model.GetDeclaredSymbol(property, walker.CancellationToken) is { } declared)
            yield return (declared, value);
        if (member is FieldDeclarationSyntax field)
            foreach (var variable in field.Declaration.Variables)
                if (variable.Initializer?.Value is { } initial && model.GetDeclaredSymbol(variable, walker.CancellationToken) is { } symbol)
                    yield return (symbol, initial);
    }
}
