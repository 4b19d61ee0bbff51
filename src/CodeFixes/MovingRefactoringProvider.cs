using System;
using System.Threading.Tasks;
using Bindery.CodeFixes.Moving;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;

namespace Bindery.CodeFixes;

/// <summary>
/// Offers the refactorings between XML in code and models: "Use DomainBackup", and the reverse, "Show as XML". Each one is tried before it is offered: the code
/// must compile.
/// </summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(MovingRefactoringProvider))]
public sealed class MovingRefactoringProvider : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        var document = context.Document;
        if (await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } semantics)
            return;
        var text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        try
        {
            foreach (var (title, changed) in TextMove.Offers(context.Span, semantics, text, context.CancellationToken))
                context.RegisterRefactoring(CodeAction.Create(title, _ => Task.FromResult(document.WithText(changed)), "Bindery: " + title));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A light bulb that throws helps nobody.
        }
    }
}
