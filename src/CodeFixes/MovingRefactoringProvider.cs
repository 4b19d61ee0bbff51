using System;
using System.Threading.Tasks;
using Bindery.CodeFixes.Moving;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;

namespace Bindery.CodeFixes;

/// <summary>
/// Offers the way over from XML in code to models, "Use DomainBackup", and back, "Show as XML". Each is tried before it is offered: it compiles.
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
            // Nobody is helped by a light bulb that fails.
        }
    }
}
