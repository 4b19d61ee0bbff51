using System.Linq;
using System.Threading;
using Bindery.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Walking;

/// <summary>
/// The code of the compilation as read by one analysis. It records the members that are read: the results are valid as long as these are unchanged.
/// </summary>
/// <param name="code">The code.</param>
/// <param name="record">Receives the members that are read.</param>
/// <param name="cancellationToken">Cancels the analysis.</param>
internal sealed class ReadCode(CalledCode code, FlowRecord record, CancellationToken cancellationToken)
{
    /// <inheritdoc cref="CalledCode.Find"/>
    public CalledBody? Find(IMethodSymbol method, bool isExact = false)
    {
        record.Read.Add(method);
        return code.IsExhausted ? null : code.Find(method, cancellationToken, isExact);
    }

    /// <inheritdoc cref="CalledCode.FindConstructor"/>
    public UserConstructor? FindConstructor(IMethodSymbol constructor)
    {
        record.Read.Add(constructor);
        record.Read.UnionWith(constructor.ContainingType.GetMembers().Where(member => member is IFieldSymbol or IPropertySymbol));
        return code.IsExhausted ? null : code.FindConstructor(constructor, cancellationToken);
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
        // Whether the field is changed depends on the whole type.
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
