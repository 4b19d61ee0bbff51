using System.Collections.Generic;
using System.Linq;
using Bindery.Generator.Binding.Model;
using Bindery.Generator.Collections;
using Bindery.Generator.Diagnostics;
using Bindery.Schema.SimpleSyntax;

namespace Bindery.Generator.Binding;

/// <summary>Selects the requested roots of a schema, and reports requests that cannot be met.</summary>
internal static class RootChoice
{
    /// <summary>Selects the roots; none of a library.</summary>
    /// <param name="grammar">The schema.</param>
    /// <param name="wanted">The requested roots; empty for all.</param>
    /// <param name="schema">The start of the schema, where an invalid item is reported.</param>
    /// <param name="space">The namespace of the user's classes.</param>
    /// <param name="problems">Receives the problems.</param>
    public static IReadOnlyList<(XmlName Name, IReadOnlyList<SimpleElement> Elements)> Choose(
        SimpleGrammar grammar,
        EquatableArray<RootRequest> wanted,
        Place schema,
        string space,
        ICollection<Problem> problems)
    {
        var roots = Roots.Of(grammar);
        if (roots.Count == 0 && Roots.TypesOf(grammar).Count > 0)
        {
            foreach (var request in wanted)
                Report(
                    request,
                    request.ClassName is null
                        ? "The schema declares types, but no root element; leave Root out to generate the classes of its types"
                        : $"The schema declares types, but no root element that '{request.ClassName}' could be the class of; "
                            + "name it in a BinderySchema item instead to generate the classes of its types");
            return roots;
        }
        if (roots.Count == 0)
            problems.Add(new Problem(
                GeneratorRules.NoRoot, "The schema admits no root element of a fixed name, so there is nothing to generate a class for", schema));
        if (roots.Count == 0 || wanted.Count == 0)
            return OfFile(roots, schema.File);
        var chosen = new List<(XmlName Name, IReadOnlyList<SimpleElement> Elements)>();
        var names = "'" + string.Join("', '", roots.Select(root => root.Name.LocalName)) + "'";
        foreach (var request in wanted)
        {
            var found = roots.Where(root => request.Element is null || request.Element == root.Name.LocalName).ToList();
            if (found.Count == 0)
                Report(
                    request,
                    $"The schema has no root element '{request.Element}', but {names}; check Root{(request.ClassName is null ? ", or leave it out to take all roots" : "")}");
            else if (request.ClassName is not null && found.Count > 1)
                Report(request, $"The schema has the root elements {names}; say with Root which of them '{request.ClassName}' is for");
            else if (found.Exists(root => chosen.Exists(other => other.Name == root.Name)))
                Report(request, $"Two classes are for the root element '{found[0].Name.LocalName}'; say with Root which element '{request.ClassName}' is for");
            else
                chosen.AddRange(found);
        }
        return chosen;

        void Report(RootRequest request, string message) =>
            problems.Add(new Problem(GeneratorRules.NoRoot, message, schema, request.ClassName is null ? null : space + "." + request.ClassName));
    }

    /// <summary>
    /// In XML Schema, any global element of all files can be the root of a document. Only those of the root file are selected, unless it has none: the other
    /// files are only included.
    /// </summary>
    private static IReadOnlyList<(XmlName Name, IReadOnlyList<SimpleElement> Elements)> OfFile(
        IReadOnlyList<(XmlName Name, IReadOnlyList<SimpleElement> Elements)> roots, string file)
    {
        var own = roots.Where(root => root.Elements.Any(element => element.DocumentContent is null || element.Span.File == file)).ToList();
        return own.Count == 0 ? roots : own;
    }
}
