using System.Linq;
using System.Text;
using Bindery.Generator.Binding;

namespace Bindery.Generator.Pipeline;

/// <summary>The namespaces of the models.</summary>
internal static class SchemaNamespaces
{
    /// <summary>Whether a name is a valid namespace.</summary>
    public static bool IsValid(string name) => name.Split('.').All(Identifiers.IsValid);

    /// <summary>
    /// Creates a namespace from a project's RootNamespace, which usually is the name of the project file and may not be a valid namespace. Invalid characters
    /// become "_", as in the templates of the SDK.
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
