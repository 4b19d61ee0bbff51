using System;
using Bindery.Datatypes;

namespace Bindery.Patterns;

/// <summary>Makes and interns patterns; the one place that knows the algebraic laws. Not safe for several threads at once unless it says so.</summary>
internal sealed class PatternBuilder
{
    public Pattern Empty => throw new NotImplementedException();

    public Pattern NotAllowed => throw new NotImplementedException();

    public Pattern Text => throw new NotImplementedException();

    public Pattern Choice(Pattern left, Pattern right) => throw new NotImplementedException();

    public Pattern Group(Pattern left, Pattern right) => throw new NotImplementedException();

    public Pattern Interleave(Pattern left, Pattern right) => throw new NotImplementedException();

    public Pattern OneOrMore(Pattern content) => throw new NotImplementedException();

    public Pattern Optional(Pattern content) => Choice(content, Empty);

    public Pattern List(Pattern content) => throw new NotImplementedException();

    public Pattern Data(Datatype datatype, Pattern? except) => throw new NotImplementedException();

    public Pattern Value(Datatype datatype, string text, string namespaceUri, object value) => throw new NotImplementedException();

    public Pattern Attribute(NameClass name, Pattern content, bool isOutputOnly) => throw new NotImplementedException();

    /// <summary>Makes a new element pattern; never the same twice. Its content is set afterwards.</summary>
    public ElementPattern Element(NameClass name, bool isOutputOnly, int number) => throw new NotImplementedException();
}
