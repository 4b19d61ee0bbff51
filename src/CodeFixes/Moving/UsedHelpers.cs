using System.Collections.Generic;
using Bindery.ModelMaps;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.CodeFixes.Moving;

/// <summary>The methods of the file that are to make parts of models instead of texts.</summary>
internal sealed class UsedHelpers
{
    private readonly Dictionary<ISymbol, Use> _uses = new(SymbolEqualityComparer.Default);
    private readonly Queue<Use> _left = new();
    private readonly HashSet<TextSpan> _calls = [];

    /// <summary>What a method makes.</summary>
    /// <param name="Helper">The method.</param>
    /// <param name="Model">The class of what it returns, or of what it adds to.</param>
    /// <param name="Wrapper">The list that it adds to; null where it adds to the object itself.</param>
    public sealed record Use(Helper Helper, MappedClass Model, MappedMember? Wrapper);

    /// <summary>All methods.</summary>
    public IEnumerable<Use> All => _uses.Values;

    /// <summary>Says what a method makes at one call; false where it makes something else elsewhere.</summary>
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

    /// <summary>The next method that has not been written.</summary>
    public Use? Next() => _left.Count > 0 ? _left.Dequeue() : null;

    /// <summary>Whether a call is one of those that get a model.</summary>
    public bool IsCalledBy(SyntaxNode call) => _calls.Contains(call.Span);
}
