using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Bindery.Analyzers.Documents;
using Bindery.Patterns;

namespace Bindery.Analyzers.Conflicts;

/// <summary>
/// Checks partial documents against a grammar, as input. Thread-safe: each check borrows a <see cref="CheckSession"/>, whose cache grows with the documents,
/// and returns it unless it has become too large.
/// </summary>
/// <param name="grammar">The grammar.</param>
internal sealed class DocumentChecker(CompiledGrammar grammar)
{
    // Some hundred milliseconds; real documents need one percent of that.
    private const long MostWork = 1 << 20;
    private const long MostWorkOfConflicts = 1 << 22;
    private const int MostWeight = 1 << 16;

    private readonly CheckSession?[] _free = new CheckSession?[4];
    private readonly ConcurrentDictionary<ElementPattern, IReadOnlyList<ElementPattern>> _inside = new();
    private Dictionary<int, ElementPattern>? _byNumber;

    public CompiledGrammar Grammar { get; } = grammar;

    /// <summary>Returns the element patterns with some numbers (<see cref="ElementPattern.Number"/>); unknown numbers are omitted.</summary>
    public IReadOnlyList<ElementPattern> Elements(IEnumerable<int> numbers)
    {
        if (_byNumber is not { } byNumber)
        {
            byNumber = [];
            foreach (var element in Grammar.Graph.Elements)
                byNumber[element.Number] = element;
            _byNumber = byNumber;
        }
        var found = new List<ElementPattern>();
        foreach (var number in numbers)
            if (byNumber.TryGetValue(number, out var element))
                found.Add(element);
        return found;
    }

    /// <summary>Returns the element patterns in the content of one, except output-only ones.</summary>
    public IReadOnlyList<ElementPattern> ElementsIn(ElementPattern element) => _inside.GetOrAdd(element, one =>
        new PatternQueries(Grammar.Names, isOutput: false).Nodes(one.Content).OfType<ElementPattern>().Where(child => !child.IsOutputOnly).Distinct().ToList());

    /// <summary>Returns the element patterns of documents whose root has a name.</summary>
    public IReadOnlyList<ElementPattern> Roots(string namespaceUri, string localName)
    {
        var name = Grammar.Names.Find(namespaceUri, localName);
        var found = new List<ElementPattern>();
        foreach (var element in new PatternQueries(Grammar.Names, isOutput: false).NextElements(Grammar.Start))
            if (Grammar.Names.Admits(element, name))
                found.Add(element);
        return found;
    }

    /// <summary>
    /// Whether the partial document can become a valid document whose root matches any of the patterns. Also true if that is too hard to decide, and if there
    /// are no patterns. Exact if everything is known, down to the depth of <see cref="CheckSession.MaxDepth"/>.
    /// </summary>
    public bool IsSatisfiable(PartialElement element, IReadOnlyList<ElementPattern> patterns)
    {
        if (patterns.Count == 0)
            return true;
        var session = Rent();
        session.Allow(MostWork);
        var result = IsSatisfiable(session, new DocumentModel(element, Grammar.Names).Root, patterns);
        Return(session);
        return result;
    }

    /// <summary>
    /// Returns the reasons why the partial document cannot become valid; empty if it can, or if no pattern has the name of its root. The conflicts are in
    /// document order, one for each blamed fact, and deterministic; if there are very many, only some are returned.
    /// </summary>
    public IReadOnlyList<Conflict> FindConflicts(PartialElement element, IReadOnlyList<ElementPattern> patterns, CancellationToken cancellationToken)
    {
        if (patterns.Count == 0)
            return [];
        var session = Rent();
        session.Allow(MostWork);
        var model = new DocumentModel(element, Grammar.Names);
        IReadOnlyList<Conflict> result = [];
        if (!IsSatisfiable(session, model.Root, patterns))
        {
            session.Allow(MostWorkOfConflicts);
            result = new ConflictFinder(session, model, patterns, cancellationToken).Find();
        }
        Return(session);
        return result;
    }

    private static bool IsSatisfiable(CheckSession session, DocumentNode root, IReadOnlyList<ElementPattern> patterns)
    {
        foreach (var pattern in patterns)
            if (session.IsSatisfiable(root, pattern))
                return true;
        return false;
    }

    private CheckSession Rent()
    {
        for (var i = 0; i < _free.Length; i++)
            if (Volatile.Read(ref _free[i]) is not null && Interlocked.Exchange(ref _free[i], null) is { } session)
                return session;
        return new CheckSession(Grammar);
    }

    private void Return(CheckSession session)
    {
        if (session.Weight > MostWeight)
            return;
        for (var i = 0; i < _free.Length; i++)
            if (Volatile.Read(ref _free[i]) is null && Interlocked.CompareExchange(ref _free[i], session, null) is null)
                return;
    }
}
