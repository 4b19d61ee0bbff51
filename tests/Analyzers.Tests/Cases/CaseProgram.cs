using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CSharp;

namespace Bindery.Tests.Cases;

/// <summary>Runs a case: what the analyzers are to say must be what happens.</summary>
internal static class CaseProgram
{
    /// <summary>Whether running the case tells anything.</summary>
    public static bool CanRun(Case read) =>
        read is { Form: not CaseForm.Files, AllowsErrors: false, IsPartial: false, IsNotRun: false, Language: >= LanguageVersion.CSharp11 }
        && read.Files.Any(file => Writes(file.Text) || (read.Form == CaseForm.Statements && file.Text.Contains("return ", StringComparison.Ordinal)))
        && (read.Form == CaseForm.Statements || read.Files[0].Text.Contains(" Run(", StringComparison.Ordinal));

    /// <summary>Whether the code writes a document.</summary>
    public static bool Writes(string text) =>
        new[] { "ToXml(", ".WriteTo(", ".Save(", ".SaveAsync(" }.Any(call => text.Contains(call, StringComparison.Ordinal));

    /// <summary>Runs it once on either side of its branches: what it threw, or null.</summary>
    /// <param name="read">The case.</param>
    /// <param name="isReturnWritten">
    /// Whether what it returns is written, as it is or in each document that it can stand in: refused is what all of them refuse.
    /// </param>
    public static async Task<IReadOnlyList<Exception?>> Run(Case read, bool isReturnWritten)
    {
        var project = CaseProject.ReferringToModels(read, "Case" + Guid.NewGuid().ToString("N"));
        var program = project.Models.Loaded.LoadFromStream(new MemoryStream(project.ToImage()));
        var thrown = new List<Exception?> { await Run(program, isReturnWritten, flag: true) };
        if (read.Files.Any(file => file.Text.Contains("flag", StringComparison.Ordinal)))
            thrown.Add(await Run(program, isReturnWritten, flag: false));
        return thrown;
    }

    private static async Task<Exception?> Run(Assembly program, bool isReturnWritten, bool flag)
    {
        var path = Path.GetTempFileName();
        var method = program.GetType("Case")!.GetMethod("Run", BindingFlags.Public | BindingFlags.Static)!;
        try
        {
            using var stream = new MemoryStream();
            var result = method.Invoke(null, method.GetParameters().Select(parameter => parameter.Name switch
            {
                "flag" => flag,
                "number" => 1,
                "text" => "vda",
                "place" => path,
                "stream" => stream,
                _ => (object)new ArrayBufferWriter<byte>(),
            }).ToArray());
            if (result is Task task)
            {
                await task;
                result = task.GetType().GetProperty("Result")?.GetValue(task);
            }
            return isReturnWritten && result is not null ? Write(program, result) : null;
        }
        catch (TargetInvocationException exception)
        {
            return exception.InnerException;
        }
        catch (Exception exception) when (exception is SchemaViolationException or NullReferenceException or InvalidOperationException or ArgumentException)
        {
            return exception;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static Exception? Write(Assembly program, object result)
    {
        var documents = program.GetType("Hosts") is { } hosts
            ? (System.Collections.IEnumerable)hosts.GetMethod("Of")!.Invoke(null, [result])!
            : new[] { result };
        Exception? thrown = null;
        foreach (var document in documents)
            try
            {
                document.GetType().GetMethod("ToXml", [typeof(XmlWriteOptions)])?.Invoke(document, [null]);
                return null;
            }
            catch (TargetInvocationException exception)
            {
                thrown = exception.InnerException;
            }
        return thrown;
    }
}
