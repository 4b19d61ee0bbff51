using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Bindery.Tests.Transcription.CSharp;
using Bindery.Tests.Transcription.Documents;
using Bindery.Tests.Transcription.Models;
using Microsoft.CodeAnalysis;

namespace Bindery.Tests.Equivalence;

/// <summary>Compiles and runs the C# that stands for documents.</summary>
internal static class Execution
{
    /// <summary>The documents that the code of a style writes, unvalidated. Documents that C# does not let anyone make are left out.</summary>
    public static IEnumerable<(Case Case, string Xml, string Code)> Run(ModelAssembly models, Style style, IReadOnlyList<Case> cases)
    {
        var files = SourceFile.All(style, cases.Where(one => one.Model.All().All(node => !node.Missing.Any())), isRun: true);
        using var stream = new MemoryStream();
        var emitted = UserProject.Create(style.ToString(), models, files.Select(file => file.Parse(models.Generated))).Emit(stream);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(10)));
        var assembly = models.Load(stream.ToArray());
        foreach (var file in files)
        {
            var type = assembly.GetType(file.ClassName)!;
            var number = 0;
            foreach (var one in file.Cases)
            {
                var write = type.GetMethod($"Document{number++}", BindingFlags.Static | BindingFlags.NonPublic)!.CreateDelegate<Func<string>>();
                yield return (one, write(), file.MethodOf(one));
            }
        }
    }
}
