using System.Collections.Generic;
using System.Linq;
using Bindery.Generator.Collections;

namespace Bindery.Generator.Binding;

/// <summary>The options for a schema, specified by its item or by classes with [XmlBinding].</summary>
/// <param name="FileName">The schema's file name.</param>
/// <param name="Namespace">The namespace of the models.</param>
/// <param name="IsPublic">Whether they are public.</param>
/// <param name="Roots">The requested root elements; empty for all roots of the schema.</param>
internal sealed record BindingRequest(string FileName, string Namespace, bool IsPublic, EquatableArray<RootRequest> Roots);

/// <summary>The options for one root element.</summary>
/// <param name="Element">The local name; null if the schema has only one root.</param>
/// <param name="ClassName">The name of the class, if the user declared it.</param>
/// <param name="Declared">
/// The members that the user declared in the class: the names of properties and fields, methods as "Name(Type,Type)" with the types' simple names, nested types
/// as "Name(type)", and ".ctor" for a parameterless constructor.
/// </param>
internal sealed record RootRequest(string? Element, string? ClassName, EquatableArray<string> Declared)
{
    /// <summary>The names of the user's methods and nested types, which no property can have.</summary>
    public IEnumerable<string> DeclaredMethods => Declared.Where(name => name.IndexOf('(') > 0).Select(name => name.Substring(0, name.IndexOf('(')));
}
