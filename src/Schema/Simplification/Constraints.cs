using System;
using System.Collections.Generic;
using System.Text;
using Bindery.Datatypes;
using Bindery.Schema.SimpleSyntax;
using Bindery.Schema.Syntax;

namespace Bindery.Schema.Simplification;

/// <summary>
/// Checks the constraints of RELAX NG 4.16: on name classes, on the names of attributes, on datatypes. They apply to unreferenced definitions too. Datatypes
/// and values are created here.
/// </summary>
internal sealed class Constraints
{
    /// <summary>The namespace that attributes may not have, as the specification and as its successor write it.</summary>
    private const string NamespaceOfDeclarations = "http://www.w3.org/2000/xmlns";

    private readonly Dictionary<(string Library, string Name), Datatype> _plain = [];
    private readonly Dictionary<string, Datatype?> _datatypes = new(StringComparer.Ordinal);
    private readonly DiagnosticBag _diagnostics;
    private readonly PrefixResolver _resolve;
    private ExpandedValue? _value;

    /// <summary>The namespace of the current value: only QName and NOTATION have one.</summary>
    private string _valueNamespace = "";

    public Constraints(DiagnosticBag diagnostics) => (_diagnostics, _resolve) = (diagnostics, Resolve);

    public void Check(GrammarSurvey survey)
    {
        foreach (var element in survey.Elements)
            CheckExcepts(element.Name.Syntax, isInAnyName: false, isInNsName: false);
        foreach (var attribute in survey.Attributes)
        {
            CheckExcepts(attribute.Name.Syntax, isInAnyName: false, isInNsName: false);
            CheckAttributeName(attribute.Name.Syntax, attribute.Name.Ns);
        }

        foreach (var data in survey.Data)
        {
            data.Datatype = CreateDatatype(data.Syntax.Type, data.Syntax.Parameters);
            if (data is { Datatype: { } type, Syntax.MaxBytes.Bytes: var limit })
                data.Datatype = ByteLimitedDatatype.Limit(type, limit);
            if (data is { Datatype: { } described, Syntax.Says: { } words })
                data.Datatype = DescribedDatatype.Describe(described, words);
        }

        foreach (var value in survey.Values)
            value.Simple = CreateValue(value);
    }

    /// <summary>An exception excludes names. An exception that excludes everything again, or is nested, is refused.</summary>
    private void CheckExcepts(NameClassSyntax name, bool isInAnyName, bool isInNsName)
    {
        switch (name)
        {
            case AnyNameSyntax any:
                if (isInAnyName || isInNsName)
                    _diagnostics.Add(
                        SchemaRules.NotAllowedHere,
                        $"'anyName' is not allowed in the 'except' of '{(isInNsName ? "nsName" : "anyName")}': no names would be left",
                        any.Span);
                else if (any.Except is not null)
                    CheckExcepts(any.Except, true, isInNsName);
                break;
            case NsNameSyntax ns:
                if (isInNsName)
                    _diagnostics.Add(
                        SchemaRules.NotAllowedHere, "'nsName' is not allowed in the 'except' of 'nsName': write the names that are excluded", ns.Span);
                else if (ns.Except is not null)
                    CheckExcepts(ns.Except, isInAnyName, true);
                break;
            case NameChoiceSyntax choice:
                foreach (var item in choice.Items)
                    CheckExcepts(item, isInAnyName, isInNsName);
                break;
        }
    }

    /// <summary>Namespace declarations are not attributes, so no attribute may be named 'xmlns', not even in an exception.</summary>
    private void CheckAttributeName(NameClassSyntax syntax, string inherited)
    {
        switch (syntax)
        {
            case NameSyntax name:
                var ns = name.Ns ?? inherited;
                if (ns.Length == 0 && name.LocalName == "xmlns")
                    _diagnostics.Add(
                        SchemaRules.InvalidValue,
                        "An attribute cannot have the name 'xmlns': that is a namespace declaration, which a schema does not describe",
                        name.Span);
                CheckNamespace(ns, name.Span);
                break;
            case NsNameSyntax name:
                CheckNamespace(name.Ns ?? inherited, name.Span);
                if (name.Except is not null)
                    CheckAttributeName(name.Except, inherited);
                break;
            case AnyNameSyntax { Except: { } except }:
                CheckAttributeName(except, inherited);
                break;
            case NameChoiceSyntax choice:
                foreach (var item in choice.Items)
                    CheckAttributeName(item, inherited);
                break;
        }
    }

    private void CheckNamespace(string ns, SourceSpan span)
    {
        if (ns == NamespaceOfDeclarations)
            _diagnostics.Add(
                SchemaRules.InvalidValue,
                $"An attribute cannot be in the namespace {ns}, which is that of namespace declarations: a schema does not describe these",
                span);
    }

    private Datatype? CreateDatatype(TypeSyntax type, IReadOnlyList<ParameterSyntax> parameters)
    {
        // Most types have no parameters; those of values never have any.
        if (parameters.Count > 0)
            return CreateFaceted(type, parameters);
        if (!_plain.TryGetValue((type.Library, type.Name), out var plain) && CreateFaceted(type, parameters) is { } created)
            _plain.Add((type.Library, type.Name), plain = created);
        return plain;
    }

    private Datatype? CreateFaceted(TypeSyntax type, IReadOnlyList<ParameterSyntax> parameters)
    {
        var key = new StringBuilder(type.Library).Append('\n').Append(type.Name);
        var facets = new DatatypeParameter[parameters.Count];
        for (var i = 0; i < facets.Length; i++)
        {
            facets[i] = new DatatypeParameter(parameters[i].Name, parameters[i].Value);
            key.Append('\n').Append(parameters[i].Name).Append('\n').Append(parameters[i].Value.Length).Append('\n').Append(parameters[i].Value);
        }

        // A type that failed before is created again, because the diagnostic belongs to this place too.
        if (_datatypes.TryGetValue(key.ToString(), out var datatype) && datatype is not null)
            return datatype;
        datatype = DatatypeLibrary.Create(type.Library, type.Name, facets, out var problem);
        if (problem is not null)
            _diagnostics.Add(SchemaRules.Datatype, problem.Message, problem.ParameterIndex >= 0 ? parameters[problem.ParameterIndex].Span : type.Span);
        _datatypes[key.ToString()] = datatype;
        return datatype;
    }

    private SimpleValue? CreateValue(ExpandedValue value)
    {
        var syntax = value.Syntax;
        if (CreateDatatype(syntax.Type, []) is not { } datatype)
            return null;
        if (syntax.Says is { } remarks)
            datatype = DescribedDatatype.Describe(datatype, remarks);
        (_value, _valueNamespace) = (value, "");
        byte[] utf8 = Encoding.UTF8.GetBytes(syntax.Text);
        if (datatype.GetValue(utf8, _resolve) is { } meaning)
            return new SimpleValue(syntax.Span, datatype, syntax.Text, _valueNamespace, meaning, syntax.Annotations);
        var reason = datatype.Explain(utf8, _resolve) ?? "is not a valid value of its type";
        _diagnostics.Add(SchemaRules.Datatype, $"The value '{syntax.Text}' {reason}", syntax.TextSpan);
        return null;
    }

    private string? Resolve(string prefix)
    {
        var uri = prefix.Length == 0 ? _value!.Ns : _value!.Syntax.Namespaces.Find(prefix);
        _valueNamespace = uri ?? "";
        return uri;
    }
}
