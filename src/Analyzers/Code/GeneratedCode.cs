using System;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Code;

/// <summary>Code that a source generator wrote. It is not followed.</summary>
internal static class GeneratedCode
{
    /// <summary>Whether a file was generated.</summary>
    public static bool Is(SyntaxTree tree) => tree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase);
}
