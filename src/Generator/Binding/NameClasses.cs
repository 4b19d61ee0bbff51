using System.Collections.Generic;
using Bindery.Generator.Binding.Model;
using Bindery.Patterns;

namespace Bindery.Generator.Binding;

/// <summary>Splits a name class into the names that it lists and a flag for others.</summary>
internal static class NameClasses
{
    /// <summary>Adds the names that the class lists.</summary>
    /// <returns>Whether the class allows other names: anyName or nsName.</returns>
    public static bool Collect(NameClass nameClass, List<XmlName> names)
    {
        var isOpen = false;
        var pending = new Stack<NameClass>();
        pending.Push(nameClass);
        while (pending.Count > 0)
        {
            switch (pending.Pop())
            {
                case NameNameClass name:
                    names.Add(new XmlName(name.NamespaceUri, name.LocalName));
                    break;
                case ChoiceNameClass choice:
                    pending.Push(choice.Right);
                    pending.Push(choice.Left);
                    break;
                default:
                    isOpen = true;
                    break;
            }
        }
        return isOpen;
    }
}
