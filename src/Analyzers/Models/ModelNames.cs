using System;
using System.Collections.Generic;
using System.Linq;
using Bindery.ModelMaps;

namespace Bindery.Analyzers.Models;

/// <summary>The names of generated types and members, which are used to exclude code that does not use models. Thread-safe.</summary>
/// <param name="schemas">The schemas; their maps are read when the first name is looked up.</param>
internal sealed class ModelNames(IReadOnlyList<BoundSchema> schemas)
{
    /// <summary>
    /// The methods that write a document and whose names are otherwise unused: code that writes the result of a helper need not name its type.
    /// </summary>
    public static readonly ICollection<string> Writers = new HashSet<string>(StringComparer.Ordinal) { "ToXml", "ToUtf8" };

    /// <summary>Whether a method with this name writes a document, as its result or to an argument.</summary>
    public static bool IsWriter(string method) => Writers.Contains(method) || IsWriterInto(method);

    /// <summary>Whether a method with this name writes a document to an argument.</summary>
    public static bool IsWriterInto(string method) => method is "WriteTo" or "Save" or "SaveAsync";

    private readonly Lazy<HashSet<string>> _types = new(() => new(MapsOf(schemas).SelectMany(TypesOf), StringComparer.Ordinal));
    private readonly Lazy<HashSet<string>> _members = new(() =>
        new(MapsOf(schemas).SelectMany(map => map.Classes).SelectMany(MembersOf), StringComparer.Ordinal));

    /// <summary>
    /// The simple names of all generated classes and enumerations, and of the items of ordered lists: a type with any other name is none of these, which is
    /// known without binding.
    /// </summary>
    public ICollection<string> Types => _types.Value;

    /// <summary>The names of all properties, views and factories of generated classes.</summary>
    public ICollection<string> Members => _members.Value;

    private static IEnumerable<ModelMap> MapsOf(IReadOnlyList<BoundSchema> schemas) => schemas.Select(schema => schema.Map).OfType<ModelMap>();

    private static IEnumerable<string> TypesOf(ModelMap map) =>
        map.Classes.Select(model => model.Name)
            .Concat(map.Enums.Select(model => model.Name))
            .Concat(map.Classes.SelectMany(model => model.Members).SelectMany(member => new[] { member.TextItem, member.AnyItem }).OfType<string>());

    private static IEnumerable<string> MembersOf(MappedClass model) =>
        model.Members.SelectMany(member => member.Cases.Select(itemCase => itemCase.View).OfType<string>().Append(member.Name))
            .Concat(model.Factories.Select(factory => factory.Name));
}
