using System.Collections.Generic;
using Bindery.Generator.Collections;

namespace Bindery.Generator.Binding.Model;

/// <summary>
/// All information about one schema that the emitters need. It consists of records only: it is compared by value between two runs, so that code is emitted
/// again only if it has changed. It must never contain a symbol, a syntax node or a location.
/// </summary>
/// <param name="FileName">The schema's file name, without folders.</param>
/// <param name="Namespace">The namespace of the types.</param>
/// <param name="IsPublic">Whether the types are public.</param>
/// <param name="Classes">The classes, roots first.</param>
/// <param name="Enums">The enumerations.</param>
/// <param name="Bases">The bases of the items of ordered lists.</param>
/// <param name="GrammarName">The name of the class that holds the compiled grammar.</param>
/// <param name="GrammarText">The compiled grammar.</param>
internal sealed record SchemaModel(
    string FileName,
    string Namespace,
    bool IsPublic,
    EquatableArray<ClassModel> Classes,
    EquatableArray<EnumModel> Enums,
    EquatableArray<ItemBaseModel> Bases,
    string GrammarName,
    string GrammarText)
{
    /// <summary>
    /// Whether this is the model of the valid parts of a schema with errors. With it, code that uses the models has no errors in addition to those of the
    /// schema; the code is not checked against it.
    /// </summary>
    public bool IsRecovered { get; init; }

    /// <summary>The names of all types that are generated.</summary>
    public IEnumerable<string> TypeNames
    {
        get
        {
            foreach (var model in Classes)
                yield return model.Name;
            foreach (var model in Enums)
            {
                yield return model.Name;
                yield return model.Name + "Words";
            }
            foreach (var model in Bases)
            {
                yield return model.Name;
                if (model.TextName is not null)
                    yield return model.TextName;
                if (model.AnyName is not null)
                    yield return model.AnyName;
            }
            yield return GrammarName;
        }
    }
}

/// <summary>The base of the items of an ordered list, and the items that are not elements with a class.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="TextName">The class of text items, if there are any.</param>
/// <param name="AnyName">The class of items that the schema does not name, if there are any.</param>
/// <param name="Documentation">The lists that the items belong to.</param>
internal sealed record ItemBaseModel(string Name, string? TextName, string? AnyName, string? Documentation);
