using System.Collections.Generic;
using System.Linq;
using Bindery.Analyzers.Models;
using Bindery.ModelMaps;
using Microsoft.CodeAnalysis.Text;

namespace Bindery.Analyzers.Texts;

/// <summary>The names of the root elements of all schemas of a compilation.</summary>
internal sealed class RootNames
{
    private readonly Dictionary<string, List<BoundSchema>> _byName = [];
    private readonly List<BoundSchema> _schemas;

    /// <summary>Collects the names, without reading a grammar.</summary>
    public RootNames(GrammarCatalog catalog)
    {
        _schemas = catalog.Schemas.Select(pair => pair.Schema).ToList();
        foreach (var schema in _schemas)
            foreach (var root in schema.Map?.Classes.Where(model => model.IsRoot) ?? [])
            {
                if (!_byName.TryGetValue(root.LocalName, out var schemas))
                    _byName.Add(root.LocalName, schemas = []);
                if (!schemas.Contains(schema))
                    schemas.Add(schema);
            }
    }

    /// <summary>Returns the schemas that declare an element with a name in any place.</summary>
    public IReadOnlyList<BoundSchema> FindElement(string localName) =>
        _schemas.Where(schema => schema.Map?.Classes.Any(model => model.LocalName == localName
            || model.Members.Exists(member =>
                member.Role != MemberRole.Attribute && (member.LocalName == localName || member.ItemLocalName == localName))) == true)
            .ToList();

    /// <summary>Whether a text contains one of the names.</summary>
    public bool MayBeIn(SourceText text)
    {
        if (_byName.Count == 0)
            return false;
        var all = text.ToString();
        return _byName.Keys.Any(name => all.IndexOf(name, System.StringComparison.Ordinal) >= 0);
    }

    /// <summary>Returns the schemas with a root element with a name, with or without a prefix.</summary>
    public IReadOnlyList<BoundSchema> Find(string qualifiedName) =>
        _byName.TryGetValue(qualifiedName.Substring(qualifiedName.IndexOf(':') + 1), out var schemas) ? schemas : [];
}
