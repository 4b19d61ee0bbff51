using System.Linq;
using System.Text;
using Bindery.Generator.Binding;

namespace Bindery.Generator.Pipeline;

/// <summary>The namespaces that models are generated into.</summary>
internal static class SchemaNamespaces
{
    /// <summary>Whether a name can be a namespace as it is.</summary>
    public static bool IsValid(string name) => name.Split('.').All(Identifiers.IsValid);

    /// <summary>
    /// A namespace from a project's RootNamespace, which is the project's file name as a rule, and that may be no name at all: what cannot stand in one becomes
    /// "_", as the templates of the SDK have it.
    /// </summary>
    public static string FromProject(string? rootNamespace)
    {
        if (rootNamespace is null)
            return "Generated";
        var steps = rootNamespace.Split('.').Where(step => step.Length > 0).Select(Repair).ToList();
        return steps.Count == 0 ? "Generated" : string.Join(".", steps);
    }

    private static string Repair(string step)
    {
        var name = new StringBuilder(step);
        for (var i = 0; i < name.Length; i++)
            if (name[i] != '_' && !char.IsLetterOrDigit(name[i]))
                name[i] = '_';
        return Identifiers.IsValid(name.ToString()) ? name.ToString() : "_" + name;
    }
}
