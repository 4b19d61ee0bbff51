using System;
using System.Collections.Generic;
using Bindery.Matching;
using Bindery.Patterns;
using Bindery.Uniqueness;
using Bindery.Violations;
using Bindery.Xml;

namespace Bindery.Diagnosis;

/// <summary>
/// Finds the violations of an invalid document: each error once, at its place. It only runs for invalid documents, so it can be thorough. After an error it
/// continues as if the error had not been made. The results are facts; <see cref="ViolationSentences"/> turns them into sentences.
/// </summary>
internal sealed class DocumentDiagnosis
{
    private readonly DiagnosisState _state;
    private readonly RefusedPlace _refusal;
    private readonly NamespaceScopes? _scopes;
    private readonly ElementRecovery _elements;
    private readonly AttributeDiagnosis _attributes;
    private readonly TextDiagnosis _texts;
    private readonly MissingContent _missing;
    private readonly IdentityDiagnosis _identity;

    // Represents every open element that is valid.
    private readonly OpenElement _valid = new(NameIndex.Foreign, NodeName.Document, 0, 0);

    private DocumentDiagnosis(CompiledGrammar grammar, ContentStack stack, RefusedPlace refusal, OtherDocuments? others)
    {
        _refusal = refusal;
        stack.Reset();
        _scopes = grammar.Names.NeedsPrefixes ? new NamespaceScopes() : null;
        stack.Prefixes = _scopes is null ? null : _scopes.Resolve;
        _state = new DiagnosisState(grammar, stack);
        _elements = new ElementRecovery(_state);
        _attributes = new AttributeDiagnosis(_state);
        _texts = new TextDiagnosis(_state);
        _missing = new MissingContent(_state);
        _identity = new IdentityDiagnosis(_state, others);
    }

    /// <summary>Returns the violations in document order, at most <see cref="ViolationList.Most"/>.</summary>
    public static IReadOnlyList<SchemaViolation> Find(
        CompiledGrammar grammar, ContentStack stack, ReadOnlySpan<byte> utf8, XmlLimits limits, RefusedPlace refusal, OtherDocuments? others)
    {
        var diagnosis = new DocumentDiagnosis(grammar, stack, refusal, others);
        var violations = diagnosis._state.Violations;
        SchemaViolation? notWellFormed = null;
        var reader = new Utf8XmlReader(utf8, limits);
        try
        {
            while (reader.Read())
                diagnosis.Take(ref reader, utf8);
            diagnosis._identity.EndDocument(reader);
        }
        catch (XmlBindingException problem)
        {
            notWellFormed = NotWellFormed(problem);
        }
        finally
        {
            reader.Dispose();
        }
        violations.FindPaths(utf8, limits);
        return violations.Sorted(notWellFormed);
    }

    /// <summary>Returns the violation for a document that cannot be read.</summary>
    public static SchemaViolation NotWellFormed(XmlBindingException problem) =>
        new(ViolationIds.NotWellFormed, problem.Problem, problem.Path, problem.Line, problem.Column, 1);

    private void Take(ref Utf8XmlReader reader, ReadOnlySpan<byte> utf8)
    {
        // When no more violations are reported, content is no longer validated, but the rest of the document must be well-formed.
        if (_state.Violations.IsFull)
            return;
        switch (reader.Kind)
        {
            case XmlEventKind.StartElement:
                StartTag(ref reader);
                break;
            case XmlEventKind.Text:
                _texts.Take(reader, utf8);
                _identity.Text(reader);
                break;
            case XmlEventKind.EndElement:
                EndTag(reader);
                break;
        }
    }

    private void StartTag(ref Utf8XmlReader reader)
    {
        _scopes?.Enter(reader);
        var parent = _state.Innermost;
        var name = _state.Grammar.Names.Find(reader.NamespaceUri, reader.LocalName);
        if (_refusal.IsAfter(reader.Offset) && TakeValid(reader, parent, name))
            return;
        var element = OpenElement.Of(reader, name);
        if (!_elements.Enter(reader, parent, element))
        {
            _identity.PassOver();
            reader.SkipToEndTag();
            _scopes?.Leave(reader.Depth);
            return;
        }
        _state.Open.Add(element);
        _attributes.Take(reader, element);
        _identity.StartElement(reader);
        for (var i = 0; i < _state.Stack.Top.Count; i++)
            element.Contents.Add(_state.Stack.Top[i]);
    }

    // Processes the start tag of an element that is known to be valid: only the data for the diagnosis of its ancestors is kept.
    private bool TakeValid(in Utf8XmlReader reader, OpenElement parent, int name)
    {
        var stack = _state.Stack;
        if (!stack.StartElement(name))
            return false;
        if (parent != _valid)
        {
            parent.LastChild = OpenElement.Excerpt(reader.LocalName);
            parent.Children.Add(name);
        }
        for (var i = 0; i < reader.AttributeCount; i++)
            stack.Attribute(_state.Grammar.Names.Find(reader.GetAttributeNamespaceUri(i), reader.GetAttributeLocalName(i)), reader.GetAttributeValue(i));
        stack.CloseAttributes();
        _state.Open.Add(_valid);
        _identity.StartElement(reader);
        return true;
    }

    private void EndTag(in Utf8XmlReader reader)
    {
        var element = _state.Innermost;
        _elements.Leave(reader, element);
        var broken = _identity.EndElement(reader);
        var isComplete = _state.Stack.EndElement();
        if (!isComplete)
        {
            if (!element.HasConflict)
                _missing.Report(reader, element);
            _state.Stack.Pop(onlyComplete: false);
        }
        if (broken is not null)
            _identity.Report(reader, broken, element, isComplete);
        _scopes?.Leave(reader.Depth);
        _state.Open.RemoveAt(_state.Open.Count - 1);
    }
}
