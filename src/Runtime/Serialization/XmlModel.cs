using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using Bindery.Xml;

namespace Bindery.Serialization;

/// <summary>The base of all generated classes: equality by value, and the content kept from a document.</summary>
/// <remarks>
/// Two objects are equal if they are written identically, whether they are valid or not: values, lists and kept content are compared. The hash code changes
/// when the object changes, so do not change an object that is a key of a dictionary.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class XmlModel
{
    /// <summary>The content of the element that its class does not define.</summary>
    [SuppressMessage("Design", "CA1051:Do not declare visible instance fields", Justification = "Generated readers pass it by reference.")]
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected UnknownContentStore? _unknown;

    /// <summary>The markup around the root element of its document.</summary>
    internal SurroundingMarkup? Around { get; set; }

    /// <summary>The namespace declarations of the root element of its document; null if it is not a root, or needs none.</summary>
    internal RootDeclarations? Declarations { get; set; }

    /// <summary>Called by generated classes only.</summary>
    protected XmlModel()
    {
    }

    /// <summary>Whether another object has the same class, the same values in the same order, and the same kept content.</summary>
    public override bool Equals(object? obj)
    {
        if (ReferenceEquals(this, obj))
            return true;
        if (obj is not XmlModel other || other.GetType() != GetType())
            return false;
        using var mine = WriteInside(compares: true);
        using var its = other.WriteInside(compares: true);
        return mine.WrittenSpan.SequenceEqual(its.WrittenSpan);
    }

    /// <summary>Returns the hash code for <see cref="Equals(object)"/>.</summary>
    public override int GetHashCode()
    {
        using var writer = WriteInside(compares: true);
        var hash = 17;
        foreach (var value in writer.WrittenSpan)
            hash = unchecked((hash * 31) + value);
        return hash;
    }

    /// <summary>
    /// Returns the element as XML, including output-only content; it is not validated. For an object that cannot be written, for example one that contains
    /// itself, returns the reason.
    /// </summary>
    public override string ToString()
    {
        try
        {
            using var writer = WriteInside(compares: false);
            return XmlText.Decode(writer.WrittenSpan.Slice(Start.Length, Math.Max(0, writer.WrittenSpan.Length - Start.Length - End.Length)));
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // Debuggers and logs can call this at any time.
            return $"{GetType().Name}: {exception.Message}";
        }
    }

    /// <summary>Writes the element. Generated.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract void Write(BindingWriter writer);

    internal void WriteElement(BindingWriter writer) => Write(writer);

    /// <summary>Returns the element as a document in UTF-8, including output-only content; it is not validated.</summary>
    internal byte[] ToDocument()
    {
        using var writer = Write(this, isInside: false, compares: false);
        return writer.WrittenSpan.ToArray();
    }

    /// <summary>Returns the items of a class.</summary>
    /// <param name="items">Items of several classes.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static IEnumerable<T> ItemsOf<T>(IEnumerable<XmlModel> items)
        where T : XmlModel => items.OfType<T>();

    /// <summary>Returns a deep copy of a model, by writing and reading it.</summary>
    /// <param name="model">The model.</param>
    /// <param name="read">Reads an element of its class.</param>
    /// <exception cref="XmlBindingException">A required member is not set.</exception>
    /// <exception cref="InvalidOperationException">A list, or an item of one, is null.</exception>
    /// <exception cref="ArgumentException">A text has a character that is not allowed in XML.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected static T Copy<T>(T model, RootReader<T> read)
        where T : XmlModel
    {
        using var writer = Write(model, isInside: false, compares: false, isCopy: true);
        var reader = new BindingReader(writer.WrittenSpan, XmlOptions.Copy, null) { IsCopy = true, KeepsRootDeclarations = model.Declarations is null };
        try
        {
            reader.ReadRoot();
            var copy = read(ref reader);
            (copy.Around, copy.Declarations) = (model.Around, model.Declarations);
            return copy;
        }
        finally
        {
            reader.Dispose();
        }
    }

    private static ReadOnlySpan<byte> Start => "<x>"u8;

    private static ReadOnlySpan<byte> End => "</x>"u8;

    // An item of mixed content may be text, which needs an element around it. Characters that are not allowed in XML do not prevent a comparison.
    private Utf8XmlWriter WriteInside(bool compares) => Write(this, isInside: true, compares);

    private static Utf8XmlWriter Write(XmlModel model, bool isInside, bool compares, bool isCopy = false)
    {
        var writer = new Utf8XmlWriter { WritesAnyCharacter = isInside };
        try
        {
            if (isInside)
                writer.StartElement("x"u8);
            if (!compares)
                writer.Declare(model.Declarations);
            model.Write(new BindingWriter(writer, XmlOptions.Everything, null) { Compares = compares, PassesNull = isInside, IsCopy = isCopy });
            if (isInside)
                writer.EndElement();
            return writer;
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    private static class XmlOptions
    {
        internal static readonly XmlWriteOptions Everything = new() { Validate = false, IncludeOutputOnly = true };

        // A document that was written from a model is limited by the model.
        internal static readonly XmlReadOptions Copy = new() { Limits = XmlLimits.None, Comments = CommentHandling.Preserve };
    }
}
