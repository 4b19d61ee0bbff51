using System.Collections.Generic;
using Bindery.ModelMaps;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.CodeFixes.Moving;

/// <summary>The methods of the file that will create parts of models instead of texts.</summary>
internal sealed class UsedHelpers
{
    private readonly Dictionary<ISymbol, Use> _uses = new(SymbolEqualityComparer.Default);
    private readonly Queue<Use> _left = new();
    private readonly HashSet<TextSpan> _calls = [];

    /// <summary>The conversion of a method.</summary>
    /// <param name="Helper">The method.</param>
    /// <param name="Model">The class that it returns, or to which it adds.</param>
    /// <param name="Wrapper">The list that it adds to; null where it adds to the object itself.</param>
    public sealed record Use(Helper Helper, MappedClass Model, MappedMember? Wrapper);

    /// <summary>All methods.</summary>
    public IEnumerable<Use> All => _uses.Values;

    /// <summary>Records the conversion of a method at one call; false if another call needs a different one.</summary>
    public bool Add(Helper helper, SyntaxNode call, MappedClass model, MappedMember? wrapper)
    {
        _calls.Add(call.Span);
        if (_uses.TryGetValue(helper.Method, out var known))
            return known.Model == model && known.Wrapper == wrapper;
        var use = new Use(helper, model, wrapper);
        _uses.Add(helper.Method, use);
        _left.Enqueue(use);
        return true;
    }

    /// <summary>Returns the next method that has not been written; null if there is none.</summary>
    public Use? Next() => _left.Count > 0 ? _left.Dequeue() : null;

    /// <summary>Whether a call is one of those that pass or return a model.</summary>
    public bool IsCalledBy(SyntaxNode call) => _calls.Contains(call.Span);
}
