using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Bindery.Analyzers.Models;

/// <summary>The notes on all files of a compilation. A keystroke changes only one file, so that only that file is examined again.</summary>
internal sealed class FileSurvey
{
    private static readonly WeakReference<FileSurvey?> Last = new(null);

    private readonly SyntaxTree[] _files;
    private readonly FileNotes[] _notes;

    private FileSurvey(SyntaxTree[] files, FileSurvey? earlier)
    {
        _files = files;
        _notes = new FileNotes[files.Length];
        for (var i = 0; i < files.Length; i++)
            _notes[i] = earlier is not null && i < earlier._files.Length && earlier._files[i] == files[i] ? earlier._notes[i] : FileNotes.Of(files[i]);
        Special = Array.FindAll(_notes, notes => notes != FileNotes.Nothing);
    }

    /// <summary>The notes that contain any information, in the order of the files.</summary>
    public IReadOnlyList<FileNotes> Special { get; }

    /// <summary>Examines the files of a compilation.</summary>
    public static FileSurvey Of(Compilation compilation)
    {
        Last.TryGetTarget(out var earlier);
        var survey = new FileSurvey(compilation.SyntaxTrees.ToArray(), earlier);
        Last.SetTarget(survey);
        return survey;
    }
}
