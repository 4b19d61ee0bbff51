using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.Identity;
using Bindery.Patterns;
using Bindery.Wording;
using Bindery.Xml;

namespace Bindery.Uniqueness;

/// <summary>
/// The values of other documents that the rules of a document refer to. Documents with the same root are combined. After <see cref="Complete"/>, it can be used
/// on any thread.
/// </summary>
internal sealed class OtherDocuments
{
    private readonly List<KeyReferenceRule> _rules = [];
    private readonly Dictionary<IdentityRule, ValueTable> _keys = [];

    /// <summary>Finds the rules of a grammar about other documents.</summary>
    public OtherDocuments(CompiledGrammar grammar)
    {
        foreach (var element in grammar.Graph.Elements)
            foreach (var rule in element.Rules)
                if (rule is KeyReferenceRule { Document: not null } reference && !_rules.Contains(reference))
                    _rules.Add(reference);
    }

    /// <summary>The roots of the documents that the rules are about, as part of a sentence; empty if there are none.</summary>
    public string Roots => Lists.OneOf(_rules.Select(rule => Quotation.Of(rule.Document!.LocalName)).Distinct());

    /// <summary>The possible targets; null where none of the documents can have them.</summary>
    public ValueTable? KeysOf(IdentityRule rule) => _keys.TryGetValue(rule, out var keys) ? keys : null;

    /// <summary>Reads another document to its end.</summary>
    /// <param name="reader">The reader, before the document.</param>
    /// <returns>Null, or the name of its root if no rule is about such documents.</returns>
    /// <exception cref="XmlBindingException">The document is not well-formed.</exception>
    public string? Add(ref Utf8XmlReader reader)
    {
        var readers = new List<KeyReader>();
        while (reader.Read())
            if (reader.Kind == XmlEventKind.StartElement && reader.Depth == 1)
            {
                if (!Begin(reader, readers))
                    return Quotation.Of(Utf8.Excerpt(reader.LocalName, 200));
            }
            else
            {
                foreach (var keys in readers)
                    keys.Take(reader);
            }
        return null;
    }

    /// <summary>Ends the taking of documents.</summary>
    public void Complete()
    {
        foreach (var keys in _keys.Values)
            keys.Complete();
    }

    private bool Begin(in Utf8XmlReader reader, List<KeyReader> readers)
    {
        var isKnown = false;
        foreach (var rule in _rules)
        {
            if (!rule.Document!.Is(reader))
                continue;
            isKnown = true;
            if (!rule.HoldsTogether)
                continue;
            if (!_keys.TryGetValue(rule, out var keys))
                _keys.Add(rule, keys = new ValueTable());
            readers.Add(new KeyReader(rule, keys, reader));
        }
        return isKnown;
    }

    /// <summary>Reads the targets of one rule from one document.</summary>
    private sealed class KeyReader : IItemReceiver
    {
        private readonly ItemSelection _referred;
        private readonly ValueTable _keys;

        /// <summary>Begins with the root.</summary>
        public KeyReader(KeyReferenceRule rule, ValueTable keys, in Utf8XmlReader root)
        {
            _keys = keys;
            _referred = new ItemSelection(rule.ReferItems, rule.ReferFields, this);
            _referred.Begin(root);
        }

        /// <summary>Processes the following events.</summary>
        public void Take(in Utf8XmlReader reader)
        {
            switch (reader.Kind)
            {
                case XmlEventKind.StartElement:
                    _referred.StartElement(reader);
                    break;
                case XmlEventKind.Text:
                    _referred.Text(reader);
                    break;
                case XmlEventKind.EndElement:
                    _referred.EndElement(reader);
                    break;
            }
        }

        public void Take(ItemSelection selection, OpenItem item, in Utf8XmlReader reader) => _keys.Add(item.Value, item.Place.Offset);

        public bool NeedsPath(ReadOnlySpan<byte> value) => false;
    }
}
