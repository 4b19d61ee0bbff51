using System;
using System.Collections.Generic;
using System.Linq;

namespace Bindery.Schema;

/// <summary>Collects the diagnostics of one run: each once, at most <see cref="Limit"/>. They are returned in the order of the files and of the text.</summary>
internal sealed class DiagnosticBag
{
    /// <summary>The maximum number of diagnostics. A user does not read more, and a hostile schema must not exhaust the memory.</summary>
    public const int Limit = 1000;

    private readonly List<SchemaDiagnostic> _diagnostics = [];
    private readonly HashSet<SchemaDiagnostic> _known = [];

    /// <summary>Whether nothing was reported.</summary>
    public bool IsEmpty => _diagnostics.Count == 0;

    /// <summary>Whether the limit is reached, so that no more work on diagnostics is needed.</summary>
    public bool IsFull => _diagnostics.Count >= Limit;

    /// <summary>Adds a diagnostic.</summary>
    public void Add(string id, string message, SourceSpan span) => Add(new SchemaDiagnostic(id, message, span));

    /// <summary>Adds a diagnostic that was created elsewhere.</summary>
    public void Add(SchemaDiagnostic diagnostic)
    {
        if (!IsFull && _known.Add(diagnostic))
            _diagnostics.Add(diagnostic);
    }

    /// <summary>Returns the diagnostics by file, in the given order of files, and by place.</summary>
    public IReadOnlyList<SchemaDiagnostic> ToList(IReadOnlyList<string> files)
    {
        var ranks = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var file in files)
            if (!ranks.ContainsKey(file))
                ranks.Add(file, ranks.Count);
        return _diagnostics
            .OrderBy(diagnostic => ranks.TryGetValue(diagnostic.Span.File, out var rank) ? rank : ranks.Count)
            .ThenBy(diagnostic => diagnostic.Span.Start)
            .ToArray();
    }
}
