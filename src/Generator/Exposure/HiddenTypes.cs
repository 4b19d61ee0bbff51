using System;
using System.Collections.Immutable;
using System.Linq;
using Bindery.Generator.Binding.Model;
using Bindery.Generator.Collections;
using Bindery.Generator.Pipeline;

namespace Bindery.Generator.Exposure;

/// <summary>Types that are generated as internal types.</summary>
/// <param name="Namespace">Their namespace.</param>
/// <param name="Names">Their names, without the '@' of keywords.</param>
/// <param name="Remedy">The way to make them public, as an imperative sentence.</param>
internal sealed record HiddenTypes(string Namespace, EquatableArray<string> Names, string Remedy)
{
    /// <summary>Returns the internal types of a schema; null if there are none.</summary>
    /// <param name="path">The schema's file.</param>
    /// <param name="model">The generated model.</param>
    /// <param name="files">All schema files, with the metadata of their items.</param>
    /// <param name="classes">The classes that users declared.</param>
    public static HiddenTypes? Of(string path, SchemaModel? model, ImmutableArray<SchemaFile> files, ImmutableArray<BindingClass> classes)
    {
        if (model is null || model.IsPublic)
            return null;
        var declared = classes.Where(own => own.Namespace == model.Namespace && own.Claims(path))
            .Select(own => own.Name)
            .OrderBy(name => name, StringComparer.Ordinal)
            .FirstOrDefault();
        var file = files.FirstOrDefault(file => file.Text.Path == path);
        var remedy = declared is not null ? $"make the class '{declared}' public, which makes the types around it public too"
            : file?.AccessibilityProperty is { } property ? $"set <{property}>public</{property}> in the project"
            : file?.Role == SchemaRole.Schema ? $"set Accessibility=\"public\" on the BinderySchema item of '{model.FileName}'"
            : $"set BinderyAccessibility=\"public\" on the AdditionalFiles item of '{model.FileName}'";
        return new HiddenTypes(model.Namespace, model.TypeNames.Select(name => name.TrimStart('@')).ToEquatableArray(), remedy);
    }
}
