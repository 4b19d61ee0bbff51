using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text;

namespace Bindery.Tests.RoundTrips;

/// <summary>The properties of models that must hold for any document, valid or not.</summary>
/// <param name="models">The assembly of the models.</param>
/// <param name="space">Their namespace.</param>
/// <param name="grammar">The grammar that they were generated from.</param>
internal sealed class RoundTrip(Assembly models, string space, Grammar grammar)
{
    private static readonly XmlWriteOptions Plain = new() { Validate = false };
    private static readonly XmlWriteOptions All = new() { Validate = false, IncludeOutputOnly = true };
    private static readonly XmlWriteOptions Known = new() { Validate = false, IncludeOutputOnly = true, UnknownContent = UnknownContentOutput.Omit };

    private readonly List<Type> _roots = models.GetTypes().Where(type => type.Namespace == space && type.GetMethod("ToXml") is not null).ToList();

    /// <summary>The reason why the last document was not read.</summary>
    public XmlBindingException? Refusal { get; private set; }

    /// <summary>The number of accepted documents.</summary>
    public int Accepted { get; private set; }

    /// <summary>Returns the property that does not hold for a document; null if all do.</summary>
    public string? Failure(string xml)
    {
        foreach (var mode in (UnknownContent[])[UnknownContent.Preserve, UnknownContent.Ignore, UnknownContent.Reject])
        {
            var options = new XmlReadOptions { UnknownContent = mode };
            if (Parse(xml, options) is not { } model)
                continue;
            Accepted++;
            var written = Write(model, All);
            if ((Parse(written, options, model.GetType()) is var again && again is null) || !again.Equals(model) || again.GetHashCode() != model.GetHashCode())
                return $"{mode}: {xml}\nis written as\n{written}\nand read as\n{again ?? "nothing: " + Refusal}";
            if (Write(again, All) is var twice && twice != written)
                return $"{mode}: {xml}\nis written as\n{written}\nand then as\n{twice}";
            var failure = Copy(model, written) ?? Verdict(model);
            if (failure is not null)
                return $"{mode}: {xml}\n{failure}";
            if (mode == UnknownContent.Ignore && Write(Parse(xml, new XmlReadOptions())!, Known) is var known && known != Write(model, Known))
                return $"{xml}\nis read as\n{known}\nwhere unknown content is kept, and where it is not, as\n{Write(model, Known)}";
        }
        return null;
    }

    /// <summary>Returns the document as written by the models; null if they cannot read it.</summary>
    public string? Written(string xml) => Parse(xml, new XmlReadOptions()) is { } model ? Write(model, All) : null;

    /// <summary>Returns the comments and instructions of a document that are written in other places; null if there are none.</summary>
    public string? Displaced(string xml)
    {
        var strewn = CommentTrip.Strew(xml);
        if (Parse(strewn, new XmlReadOptions { Comments = CommentHandling.Preserve }) is not { } model)
            return null;
        var written = Write(model, All);
        return CommentTrip.Places(written) == CommentTrip.Places(strewn) ? null : $"{strewn}\nis written as\n{written}";
    }

    private static string? Copy(object model, string written)
    {
        var copy = model.GetType().GetMethod("Clone")!.Invoke(model, BindingFlags.DoNotWrapExceptions, null, null, null)!;
        if (!copy.Equals(model) || Write(copy, All) != written)
            return $"has the copy\n{Write(copy, All)}\nof\n{written}";
        return model.ToString() is var shown && !shown!.StartsWith('<') ? "is shown as " + shown : null;
    }

    private string? Verdict(object model)
    {
        var violations = (IReadOnlyList<SchemaViolation>)model.GetType().GetMethod("Validate", [])!.Invoke(
            model, BindingFlags.DoNotWrapExceptions, null, null, null)!;
        var written = Write(model, Plain);
        var expected = grammar.Validate(Encoding.UTF8.GetBytes(written));
        // An order that the grammar does not allow is replaced by the usual one.
        if (violations.Count == 0 && expected.Count > 0)
            expected = grammar.Validate(Encoding.UTF8.GetBytes(Write(model, new XmlWriteOptions())));
        return (violations.Count == 0) == (expected.Count == 0)
            ? null
            : $"is judged as [{string.Join("; ", violations)}], but\n{written}\nas [{string.Join("; ", expected)}]";
    }

    private object? Parse(string xml, XmlReadOptions options, Type? type = null)
    {
        foreach (var root in type is null ? _roots : [type])
            try
            {
                return root.GetMethod("Parse", [typeof(string), typeof(XmlReadOptions)])!.Invoke(
                    null, BindingFlags.DoNotWrapExceptions, null, [xml, options], null)!;
            }
            catch (XmlBindingException exception)
            {
                Refusal = exception;
            }
        return null;
    }

    private static string Write(object model, XmlWriteOptions options) =>
        (string)model.GetType().GetMethod("ToXml")!.Invoke(model, BindingFlags.DoNotWrapExceptions, null, [options], null)!;
}
