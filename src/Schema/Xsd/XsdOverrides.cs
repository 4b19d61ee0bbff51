using System.Collections.Generic;
using System.Linq;
using System.Xml.Schema;
using Bindery.Schema.Markup;

namespace Bindery.Schema.Xsd;

/// <summary>
/// xs:override (XML Schema 1.1 Part 1, 4.2.5), which the framework does not know. The components inside it replace those of the overridden file and of the
/// files that it includes. The framework gets them as components of the overriding file, and the other files without the components that are replaced.
/// </summary>
internal static class XsdOverrides
{
    /// <summary>The components that are overridden, by file: element names and the values of their attribute "name".</summary>
    public static Dictionary<XsdSyntax, HashSet<(string Kind, string Name)>> Find(XsdFiles files)
    {
        var found = new Dictionary<XsdSyntax, HashSet<(string Kind, string Name)>>();
        foreach (var file in files.All)
            foreach (var reference in file.Inclusions)
                if (reference.IsOverride && files.Target(reference) is { } target)
                    Add(
                        target,
                        [.. reference.Element.Children.OfType<MarkupElement>().Select(child => (child.LocalName, child.Attribute("name")?.Value.Trim() ?? ""))],
                        file);
        return found;

        void Add(XsdSyntax start, HashSet<(string Kind, string Name)> names, XsdSyntax overriding)
        {
            var seen = new HashSet<XsdSyntax> { overriding };
            var pending = new Stack<XsdSyntax>();
            pending.Push(start);
            while (pending.Count > 0)
            {
                var file = pending.Pop();
                if (!seen.Add(file))
                    continue;
                if (!found.TryGetValue(file, out var known))
                    found.Add(file, known = []);
                known.UnionWith(names);
                foreach (var reference in file.Inclusions)
                    if (!reference.IsImport && files.Target(reference) is { } included)
                        pending.Push(included);
            }
        }
    }

    /// <summary>Adds the includes and imports of a file that overrides another one to its object, in the order of the file.</summary>
    public static void AddExternals(XmlSchema schema, XsdSyntax file)
    {
        var redefines = schema.Includes.Cast<XmlSchemaExternal>().ToList();
        schema.Includes.Clear();
        foreach (var reference in file.Inclusions)
            if (reference.Element.LocalName == "redefine")
            {
                schema.Includes.Add(redefines[0]);
                redefines.RemoveAt(0);
            }
            else
                schema.Includes.Add(reference.IsImport
                    ? new XmlSchemaImport { Namespace = reference.Namespace.Length == 0 ? null : reference.Namespace }
                    : new XmlSchemaInclude());
        foreach (var external in schema.Includes)
            external.SourceUri = schema.SourceUri;
    }
}
