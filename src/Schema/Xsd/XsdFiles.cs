using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;

namespace Bindery.Schema.Xsd;

/// <summary>
/// All files of a schema, each once: the root and the files that it includes and imports, directly or indirectly. Files may refer to each other in circles (XML
/// Schema Part 1, 4.2).
/// </summary>
internal sealed class XsdFiles
{
    private const int Most = 10_000;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<XsdReference, XsdSyntax> _targets = [];
    private readonly Dictionary<XsdSyntax, string> _keys = [];
    private readonly List<XsdSyntax> _files = [];
    private readonly DiagnosticBag _diagnostics;
    private readonly ISyntaxSource _source;

    private readonly XsdLocations _locations;

    private Dictionary<XsdSyntax, HashSet<(string Kind, string Name)>>? _overridden;

    private XsdFiles(ISyntaxSource source, DiagnosticBag diagnostics)
    {
        _source = source;
        _diagnostics = diagnostics;
        _locations = new XsdLocations(source.TryGet);
    }

    /// <summary>The constructs that are not checked, if the root allows that.</summary>
    public List<SchemaDiagnostic> PassedOver { get; } = [];

    /// <summary>The number of the file with the types of XML Schema 1.1; null if there is none.</summary>
    public int? NewTypes { get; private set; }

    /// <summary>The files, the root first.</summary>
    public IReadOnlyList<XsdSyntax> All => _files;

    /// <summary>Finds all files. Missing files and the errors of each file are reported.</summary>
    public static XsdFiles Collect(XsdSyntax root, ISyntaxSource source, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var files = new XsdFiles(source, diagnostics);
        files.Add(root);
        // The root stands for the first of the schemas that stand together.
        for (var i = 1; i < root.Together.Count; i++)
            files.Add(root.Together[i], root.Path + "#" + (i + 1).ToString(CultureInfo.InvariantCulture));
        var missing = new List<(XsdReference Reference, string File)>();
        for (var i = 0; i < files._files.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var reference in files._files[i].Inclusions)
                if (!files.Follow(reference, files._files[i].Path))
                    missing.Add((reference, files._files[i].Path));
        }

        missing.RemoveAll(one => files.IsKnown(one.Reference));
        foreach (var (reference, file) in missing)
            files.ReportMissing(reference, file);
        if (files._files.Exists(XsdVersions.UsesNewTypes) && !files.IsProvided(XsdVocabulary.Namespace))
        {
            files.NewTypes = files._files.Count;
            files.Add(KnownSchemas.Find(XsdVocabulary.Namespace)!);
        }

        foreach (var file in files._files)
            if (!files.CheckRedefinitions(file))
                break;
        return files;
    }

    /// <summary>Checks that a file does not redefine itself, directly or indirectly (4.2.2).</summary>
    private bool CheckRedefinitions(XsdSyntax start)
    {
        var seen = new HashSet<XsdSyntax>();
        var pending = new Stack<XsdSyntax>();
        pending.Push(start);
        while (pending.Count > 0)
            foreach (var reference in pending.Pop().Inclusions)
            {
                if (reference.Element.LocalName != "redefine" || Target(reference) is not { } target)
                    continue;
                if (target == start)
                {
                    var own = start.Inclusions.First(one => one.Element.LocalName == "redefine");
                    _diagnostics.Add(SchemaRules.Circular, "This refers back to itself: circular redefinition", own.Location?.Span ?? own.Element.Span);
                    return false;
                }

                if (seen.Add(target))
                    pending.Push(target);
            }

        return true;
    }

    /// <summary>The components of a file that other files override.</summary>
    public ICollection<(string Kind, string Name)> OverriddenIn(XsdSyntax file) =>
        (_overridden ??= XsdOverrides.Find(this)).TryGetValue(file, out var names) ? names : [];

    /// <summary>The number of a file.</summary>
    public int NumberOf(XsdSyntax file) => _numbers[_keys[file]];

    /// <summary>Returns the target file of a reference; null if there is none.</summary>
    public XsdSyntax? Target(XsdReference reference) => _targets.TryGetValue(reference, out var target) ? target : null;

    private void Add(XsdSyntax file, string? key = null)
    {
        _keys[file] = key ?? file.Path;
        _numbers.Add(key ?? file.Path, _files.Count);
        _files.Add(file);
        foreach (var diagnostic in file.Diagnostics)
            _diagnostics.Add(diagnostic);
        if (_files[0].PassesOver)
            PassedOver.AddRange(file.Unchecked);
        else
            foreach (var diagnostic in file.Unchecked)
                _diagnostics.Add(diagnostic);
    }

    private bool Follow(XsdReference reference, string baseFile)
    {
        if (reference.Location is null && !reference.IsImport)
            return false;
        var found = _locations.Find(reference.Location?.Href, reference.Namespace, baseFile);
        if (found is null)
            return false;
        if (found is not XsdSyntax file)
        {
            if (reference.Location is null)
                return false;
            _diagnostics.Add(
                SchemaRules.NotAllowedHere,
                $"'{reference.Location.Href}' is not an XML Schema: an XML Schema can only include and import other XML Schemas",
                reference.Location.Span);
            return true;
        }

        file = SameAs(file) ?? file;
        if (!_numbers.ContainsKey(file.Path))
        {
            if (_files.Count >= Most)
            {
                _diagnostics.Add(SchemaRules.LimitExceeded, $"The schema has more than {Most} files", reference.Location?.Span ?? reference.Element.Span);
                return true;
            }

            Add(file);
        }

        file = _files[_numbers[file.Path]];
        _targets[reference] = file;
        CheckNamespace(reference, file);
        return true;
    }

    /// <summary>
    /// Whether an import without a file refers to a well-known schema (<see cref="KnownSchemas"/>), which is added if no other file has its namespace.
    /// </summary>
    private bool IsKnown(XsdReference reference)
    {
        if (!reference.IsImport || KnownSchemas.Find(reference.Namespace) is not { } known)
            return false;
        if (!IsProvided(reference.Namespace))
            Add(known);
        if (_numbers.ContainsKey(known.Path))
            _targets[reference] = known;
        return true;
    }

    /// <summary>
    /// Returns a file that was already read and is equivalent to another one: a copy of it, or a second description of the xml namespace, which is always the
    /// same. Null if there is none.
    /// </summary>
    private XsdSyntax? SameAs(XsdSyntax file)
    {
        if (file.Document is null || _numbers.ContainsKey(file.Path))
            return null;
        foreach (var known in _files)
            if (known.TargetNamespace == file.TargetNamespace && known.Document is not null
                && (file.TargetNamespace == XsdVocabulary.XmlNamespace || (file.Inclusions.Count == 0 && known.Source.Text == file.Source.Text)))
                return known;
        return null;
    }

    private void CheckNamespace(XsdReference reference, XsdSyntax file)
    {
        if (file.Document is null || !reference.IsImport || reference.Location is null || file.TargetNamespace == reference.Namespace)
            return;
        _diagnostics.Add(
            SchemaRules.InvalidValue,
            reference.Namespace.Length == 0
                ? $"'{reference.Location!.Href}' has the namespace '{file.TargetNamespace}', but is imported without one: add namespace='{file.TargetNamespace}'"
                : $"'{reference.Location!.Href}' has {(file.TargetNamespace.Length == 0 ? "no namespace" : $"the namespace '{file.TargetNamespace}'")}, but is imported with the namespace '{reference.Namespace}'",
            reference.Element.Attribute("namespace")?.ValueSpan ?? reference.Location.Span);
    }

    /// <summary>
    /// Reports a missing file. The location of an import is a hint (4.2.3): the file may be missing if another file has the namespace. The names of the xml
    /// namespace are always known.
    /// </summary>
    private void ReportMissing(XsdReference reference, string file)
    {
        if (reference.IsImport && (reference.Namespace == XsdVocabulary.XmlNamespace || IsProvided(reference.Namespace)))
            return;
        if (reference.Location is not { } location)
        {
            // Without a location, a missing file is not an error; names that are not declared are reported where they are used.
            return;
        }

        _diagnostics.Add(
            SchemaRules.FileNotFound,
            $"'{location.Href}', {(reference.IsImport ? "imported" : "included")} here, {_source.ExplainMissing(location.Href, file)}",
            location.Span);
    }

    private bool IsProvided(string ns)
    {
        foreach (var file in _files)
            if (file.Document is not null && file.TargetNamespace == ns)
                return true;
        return false;
    }
}
