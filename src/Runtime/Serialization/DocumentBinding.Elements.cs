using System;
using System.Runtime.CompilerServices;
using System.Text;

namespace Bindery.Serialization;

// Documents inside other documents: elements of wildcards as models.
public sealed partial class DocumentBinding<T>
{
    // Set when the class is first used.
    private static DocumentBinding<T>? s_ofClass;

    /// <summary>The binding of the class.</summary>
    /// <exception cref="InvalidOperationException">The class is not a class of documents.</exception>
#if !NETSTANDARD2_0
    [System.Diagnostics.CodeAnalysis.UnconditionalSuppressMessage("Trimming", "IL2059", Justification = "Who asks for a class keeps its constructors, the static one among them.")]
#endif
    internal static DocumentBinding<T> Of()
    {
        if (s_ofClass is null)
            RuntimeHelpers.RunClassConstructor(typeof(T).TypeHandle);
        return s_ofClass
            ?? throw new InvalidOperationException($"'{typeof(T).Name}' is not the class of a document: choose the class of a global element, one that has Parse");
    }

    /// <summary>Whether documents have a root element with this name.</summary>
    internal bool IsRoot(string localName, string namespaceUri) =>
        _root.Find(Encoding.UTF8.GetBytes(localName), Encoding.UTF8.GetBytes(namespaceUri)) >= 0;
}
