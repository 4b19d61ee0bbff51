using System.Collections.Generic;
using Bindery.Tests.Transcription.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Bindery.Tests.Transcription.CSharp;

/// <summary>A project that references the assembly with the models and has no schema.</summary>
internal static class UserProject
{
    public static CSharpCompilation Create(string name, ModelAssembly models, IEnumerable<SyntaxTree> trees) =>
        CSharpCompilation.Create(name, trees, [.. models.Generated.References, models.Reference], models.Generated.Options);
}
