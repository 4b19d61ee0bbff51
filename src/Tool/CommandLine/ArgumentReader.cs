using System;
using System.Collections.Generic;
using Bindery.Wording;

namespace Bindery.Tool.CommandLine;

/// <summary>
/// Reads the arguments of one command: options (<c>--name value</c>, <c>--name=value</c>, <c>-n value</c>) and operands, in any order. After <c>--</c> all
/// arguments are operands, and <c>-</c> is one too.
/// </summary>
/// <remarks>No library is used, because loading it would take more time than validating a small document.</remarks>
/// <param name="command">The command's name, for messages.</param>
/// <param name="arguments">The arguments after the command.</param>
/// <param name="options">
/// The options of the command. A short one can be an alias of a long one: "-q=--quiet". One that can be repeated ends with a plus sign: "--with+".
/// </param>
internal sealed class ArgumentReader(string command, IReadOnlyList<string> arguments, IReadOnlyList<string> options)
{
    private readonly HashSet<string> _met = new(StringComparer.Ordinal);
    private int _next;
    private bool _onlyOperands;
    private string? _attached;
    private string _written = "";

    /// <summary>The current option, in its long form; null for an operand.</summary>
    public string? Option { get; private set; }

    /// <summary>The current operand.</summary>
    public string Operand { get; private set; } = "";

    /// <summary>Moves to the next option or operand.</summary>
    /// <exception cref="CallException">The option is unknown, or it was already used.</exception>
    public bool Next()
    {
        if (_attached is not null)
            throw new CallException($"'{Option}' takes no value, but '{_attached}' stands behind it");
        while (_next < arguments.Count)
        {
            var argument = arguments[_next++];
            if (_onlyOperands || argument.Length < 2 || argument[0] != '-')
            {
                (Option, Operand) = (null, argument);
                return true;
            }
            if (argument != "--")
            {
                TakeOption(argument);
                return true;
            }
            _onlyOperands = true;
        }
        return false;
    }

    /// <summary>Returns the value of the current option.</summary>
    /// <exception cref="CallException">The option has no value.</exception>
    public string Value()
    {
        if (_attached is { } attached)
        {
            _attached = null;
            return attached;
        }
        return _next < arguments.Count && arguments[_next] is not ['-', '-', ..]
            ? arguments[_next++]
            : throw new CallException($"'{_written}' needs a value");
    }

    private void TakeOption(string argument)
    {
        var end = argument.IndexOf('=', StringComparison.Ordinal);
        _written = end < 0 ? argument : argument[..end];
        var option = Find(_written) ?? throw Unknown(_written);
        var isRepeatable = option[^1] == '+';
        Option = isRepeatable ? option[..^1] : option;
        _attached = end < 0 ? null : argument[(end + 1)..];
        if (!_met.Add(Option) && !isRepeatable)
            throw new CallException($"'{_written}' stands twice");
    }

    private string? Find(string written)
    {
        foreach (var option in options)
            if (option == written || (option[^1] == '+' && option.AsSpan(0, option.Length - 1).SequenceEqual(written)))
                return option;
            else if (option.Length > written.Length && option[written.Length] == '=' && option.StartsWith(written, StringComparison.Ordinal))
                return option[(written.Length + 1)..];
        return null;
    }

    private CallException Unknown(string written)
    {
        var candidates = new List<string>();
        foreach (var option in options)
            candidates.Add(option[..(option.AsSpan().IndexOfAny('=', '+') is var end and > 0 ? end : option.Length)]);
        // An abbreviated option is more likely than one with another letter.
        var begun = written.Length > 4 ? candidates.FindAll(candidate => candidate.StartsWith(written, StringComparison.Ordinal)) : [];
        var near = !written.StartsWith("--", StringComparison.Ordinal) ? null : begun is [var only] ? only : Spelling.Nearest(written, candidates);
        return new CallException(
            $"'bindery {command}' has no option '{written}'; {(near is null ? "" : $"did you mean '{near}'? ")}'bindery help {command}' lists all{(near is null ? $", and after '--' what begins with '-' is the name of a file" : "")}");
    }
}
