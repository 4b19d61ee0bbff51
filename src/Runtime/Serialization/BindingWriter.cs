using System;
using System.ComponentModel;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;
using Bindery.Automata;
using Bindery.Names;
using Bindery.Xml;

namespace Bindery.Serialization;

/// <summary>The writer that generated code uses. A member that is null is not written.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class BindingWriter
{
    private readonly Utf8XmlWriter _xml;
    private readonly WriteCheck? _check;
    private readonly bool _writesUnknown;
    private int _depth;

    internal BindingWriter(Utf8XmlWriter xml, XmlWriteOptions options, WriteCheck? check)
    {
        _xml = xml;
        _check = check;
        _writesUnknown = options.UnknownContent == UnknownContentOutput.Write;
        IncludesOutputOnly = options.IncludeOutputOnly;
    }

    /// <summary>Whether output-only members are written.</summary>
    public bool IncludesOutputOnly { get; }

    /// <summary>Opens an element in no namespace.</summary>
    public void StartElement(ReadOnlySpan<byte> name)
    {
        Enter();
        if (_names is not null)
        {
            StartNamed();
            return;
        }
        _check?.CloseStartTag();
        _xml.StartElement(name);
        _check?.StartElement(name, default);
    }

    /// <summary>Opens an element in no namespace.</summary>
    public void StartElement(string name)
    {
        Enter();
        if (_names is not null)
        {
            StartNamed();
            return;
        }
        _check?.CloseStartTag();
        _xml.StartElement(name);
        _check?.StartElement(name, "");
    }

    /// <summary>Opens an element in a namespace.</summary>
    public void StartElement(ReadOnlySpan<byte> name, ReadOnlySpan<byte> namespaceUri)
    {
        Enter();
        if (_names is not null)
        {
            StartNamed();
            return;
        }
        _check?.CloseStartTag();
        _xml.StartElement(name, namespaceUri);
        _check?.StartElement(name, namespaceUri);
    }

    /// <summary>Opens an element in a namespace.</summary>
    public void StartElement(string name, string namespaceUri)
    {
        Enter();
        if (_names is not null)
        {
            StartNamed();
            return;
        }
        _check?.CloseStartTag();
        _xml.StartElement(name, namespaceUri);
        _check?.StartElement(name, namespaceUri);
    }

    /// <summary>Closes the innermost open element.</summary>
    public void EndElement()
    {
        _depth--;
        _check?.EndElement();
        _xml.EndElement();
    }

    /// <summary>Writes an attribute.</summary>
    public void Attribute(ReadOnlySpan<byte> name, string? value)
    {
        if (value is null)
            return;
        _xml.Attribute(name, FormOf(name, value)!);
    }

    /// <inheritdoc cref="Attribute(ReadOnlySpan{byte}, string)"/>
    public void Attribute(string name, string? value)
    {
        if (value is null)
            return;
        _xml.Attribute(name, FormOf(name, "", value)!);
    }

    /// <summary>Writes an attribute with a number.</summary>
    public void Attribute(ReadOnlySpan<byte> name, long? value)
    {
        if (value is not { } number)
            return;
        if (_forms is not null)
            Attribute(name, Format(value));
        else
            _xml.Attribute(name, number);
    }

    /// <inheritdoc cref="Attribute(ReadOnlySpan{byte}, long?)"/>
    public void Attribute(string name, long? value) => Attribute(name, Format(value));

    /// <summary>
    /// Writes an attribute with a word of an enumeration. A number that is not a member is written as a number, so that validation reports it.
    /// </summary>
    public void Attribute(ReadOnlySpan<byte> name, XmlWords words, int? value)
    {
        if (value is not { } index)
            return;
        if (!words.TryGet(index, out var word))
        {
            Attribute(name, (long)index);
            return;
        }
        if (_forms is not null)
            Attribute(name, XmlText.Decode(word));
        else
            _xml.Attribute(name, word);
    }

    /// <inheritdoc cref="Attribute(ReadOnlySpan{byte}, XmlWords, int?)"/>
    public void Attribute(string name, XmlWords words, int? value) => Attribute(name, Word(words, value));

    /// <summary>Writes an attribute in a namespace.</summary>
    public void Attribute(string name, string namespaceUri, string? value)
    {
        if (value is null)
            return;
        if (namespaceUri == InstanceNamespace.Uri)
            InstanceAttribute(name, FormOf(name, namespaceUri, value)!);
        else
            _xml.Attribute(name, namespaceUri, FormOf(name, namespaceUri, value)!);
    }

    /// <summary>Writes character data.</summary>
    public void Text(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return;
        _check?.CloseStartTag();
        _xml.Text(value!);
        _check?.Text(value!);
    }

    /// <summary>Writes an element that a wildcard of the schema allows.</summary>
    public void Element(AnyElement element)
    {
        _check?.GiveUp();
        element.WriteTo(_xml, Compares);
    }

    /// <summary>Returns the word of an enumeration's member; the number if it is not a member, so that validation reports it.</summary>
    public static string? Word(XmlWords words, int? value) =>
        value is not { } index ? null
        : words.TryGet(index, out var word) ? XmlText.Decode(word)
        : index.ToString(CultureInfo.InvariantCulture);

    /// <summary>Returns one of two words.</summary>
    public static string? Word(bool? value, string yes, string no) => value is not { } flag ? null : flag ? yes : no;

    /// <summary>Returns a number in the format of XML Schema Part 2.</summary>
    public static string? Format(long? value) => value?.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc cref="Format(long?)"/>
    public static string? Format(decimal? value) => value?.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc cref="Format(long?)"/>
    public static string? Format(BigInteger? value) => value?.ToString(CultureInfo.InvariantCulture);

    /// <summary>Returns a point in time as seconds since the start of 1970, without fractions; null for null.</summary>
    public static string? Format(DateTimeOffset? value) => Format(value?.ToUnixTimeSeconds());

    /// <inheritdoc cref="Format(long?)"/>
    public static string? Format(Guid? value) => value?.ToString("D", CultureInfo.InvariantCulture);

    /// <inheritdoc cref="Format(long?)"/>
    public static string? Format(double? value) => value switch
    {
        null => null,
        double.PositiveInfinity => "INF",
        double.NegativeInfinity => "-INF",
        { } number when double.IsNaN(number) => "NaN",
        { } number => number.ToString("R", CultureInfo.InvariantCulture),
    };

    // Generated writers of recursive classes call each other, and a model may contain itself.
    private void Enter()
    {
        if (++_depth <= StackCheckedFrom)
            return;
        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
        }
        catch (InsufficientExecutionStackException exception)
        {
            throw new InvalidOperationException("The model is nested deeper than the stack of this thread allows. Does an object contain itself?", exception);
        }
    }

    private const int StackCheckedFrom = 256;

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
