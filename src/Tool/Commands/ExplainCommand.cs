using System;
using System.Collections.Generic;
using Bindery.Tool.CommandLine;
using Bindery.Tool.Reporting;
using Bindery.Tool.Terminal;
using Bindery.Wording;

namespace Bindery.Tool.Commands;

/// <summary><c>bindery explain ID</c>: the page of a rule; <c>bindery explain all</c>: the titles of all rules.</summary>
/// <param name="Rule">The page; null for all titles.</param>
internal sealed record ExplainCommand(RulePage? Rule) : ICommand
{
    /// <summary>The word for all rules.</summary>
    internal const string Everything = "all";

    /// <exception cref="CallException">There is no such rule.</exception>
    public static ExplainCommand Parse(IReadOnlyList<string> arguments)
    {
        var reader = new ArgumentReader("explain", arguments, []);
        string? id = null;
        while (reader.Next())
            id = id is null ? reader.Operand : throw new CallException($"'bindery explain' takes one rule; '{reader.Operand}' is one too many");
        if (id == Everything)
            return new ExplainCommand(Rule: null);
        if (id is null)
            throw new CallException("'bindery explain' needs the id of a rule, as in 'bindery explain BND3001'");
        // The digits are sufficient: 1001 is BND1001.
        if (RulePage.Find(id.Length == 4 && id.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0 ? "BND" + id : id.ToUpperInvariant()) is { } page)
            return new ExplainCommand(page);
        var near = Spelling.Nearest(id, RulePage.Ids);
        throw new CallException($"there is no rule '{id}'; {(near is null ? "'bindery explain all' lists all rules" : $"did you mean '{near}'?")}");
    }

    public int Run(Streams streams)
    {
        if (Rule is not null)
            streams.Output.Write(Rule.Text);
        else
            foreach (var id in RulePage.Ids)
                streams.Output.WriteLine($"{id}  {RulePage.Find(id)!.Title}");
        return ExitCodes.Fine;
    }
}
