using System.Linq;
using System.Threading;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Walking;

/// <summary>The code of the compilation, as one walk reads it. What it looks into is noted: what it finds holds as long as that stays the same.</summary>
/// <param name="code">The code.</param>
/// <param name="record">Gets what is looked into.</param>
/// <param name="cancellationToken">Stops the work.</param>
internal sealed class ReadCode(CalledCode code, FlowRecord record, CancellationToken cancellationToken)
{
    /// <inheritdoc cref="CalledCode.Find"/>
    public CalledBody? Find(IMethodSymbol method, bool isExact = false)
    {
        record.Read.Add(method);
        return code.Find(method, cancellationToken, isExact);
    }

    /// <inheritdoc cref="CalledCode.FindConstructor"/>
    public UserConstructor? FindConstructor(IMethodSymbol constructor)
    {
        record.Read.Add(constructor);
        record.Read.UnionWith(constructor.ContainingType.GetMembers().Where(member => member is IFieldSymbol or IPropertySymbol));
        return code.FindConstructor(constructor, cancellationToken);
    }

    /// <inheritdoc cref="CalledCode.ConstantOf"/>
    public object? ConstantOf(IFieldSymbol field)
    {
        record.Read.Add(field);
        return code.ConstantOf(field, cancellationToken);
    }

    /// <inheritdoc cref="CalledCode.TableOf"/>
    public (IOperation Value, SemanticModel Semantics)? TableOf(IFieldSymbol field)
    {
        // Whether something changes it is asked of the whole type.
        record.Read.Add(field.ContainingType);
        return code.TableOf(field, cancellationToken);
    }

    /// <inheritdoc cref="CalledCode.DelegateOf"/>
    public (IOperation Value, SemanticModel Semantics)? DelegateOf(IFieldSymbol field)
    {
        record.Read.Add(field);
        return code.DelegateOf(field, cancellationToken);
    }
}
