using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Bindery.Tool.Reporting;

namespace Bindery.Tool.Commands;

/// <summary>Completion scripts for shells. Their options are read from the help texts, so that there is only one list of options.</summary>
internal static class CompletionScripts
{
    private static readonly string[] Shells = ["bash", "zsh", "fish", "powershell"];

    public static string Bash() => $$"""
        # bash completion for bindery
        _bindery() {
            local word=${COMP_WORDS[COMP_CWORD]} command=${COMP_WORDS[1]} words=
            if [ "$COMP_CWORD" -eq 1 ]; then
                words="{{Join(Commands())}}"
            else
                case $command in
        {{Each(command => $"            {command}) words=\"{Join(Words(command))}\" ;;")}}
                esac
            fi
            case $word in
                -*) COMPREPLY=($(compgen -W "$words" -- "$word")) ;;
                *) COMPREPLY=($(compgen -W "$words" -- "$word") $([ "$COMP_CWORD" -gt 1 ] && compgen -f -- "$word")) ;;
            esac
        }
        complete -o filenames -F _bindery bindery

        """;

    public static string Zsh() => $$"""
        #compdef bindery
        # zsh completion for bindery
        _bindery() {
            if (( CURRENT == 2 )); then
                compadd -- {{Join(Commands())}}
                return
            fi
            case $words[2] in
        {{Each(command => $"        {command}) compadd -- {Join(Words(command))} ;;")}}
            esac
            _files
        }
        compdef _bindery bindery

        """;

    public static string Fish() => $$"""
        # fish completion for bindery
        complete -c bindery -n __fish_use_subcommand -f -a "{{Join(Commands())}}"
        {{Each(command => $"complete -c bindery -n \"__fish_seen_subcommand_from {command}\" -a \"{Join(Words(command))}\"")}}

        """;

    public static string PowerShell() => $$"""
        # PowerShell completion for bindery
        Register-ArgumentCompleter -Native -CommandName bindery -ScriptBlock {
            param($word, $tree, $position)
            $elements = $tree.CommandElements
            $words = switch ("$($elements[1])") {
        {{Each(command => $"        '{command}' {{ '{string.Join("', '", Words(command))}' }}")}}
                default { '{{string.Join("', '", Commands())}}' }
            }
            $words | Where-Object { $_ -like "$word*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
        }

        """;

    /// <summary>Returns the possible words after a command: its options, and its operands if they can be listed.</summary>
    public static IReadOnlyList<string> Words(string command) => command switch
    {
        "help" => HelpTexts.Commands,
        "explain" => [.. RulePage.Ids, ExplainCommand.Everything],
        "completion" => Shells,
        _ => Options(HelpTexts.Of(command)!),
    };

    private static IEnumerable<string> Commands() => [.. HelpTexts.Commands, "help", "--version"];

    // A line of the help that begins with an option describes it, the short form first.
    private static string[] Options(string help) =>
        help.Split('\n').Where(line => line.StartsWith("  -", StringComparison.Ordinal))
            .SelectMany(line => line.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
            .Where(word => word.StartsWith('-') && word.Length > 1)
            .Append("--help").Distinct().ToArray();

    private static string Join(IEnumerable<string> words) => string.Join(' ', words);

    private static string Each(Func<string, string> line)
    {
        var lines = new StringBuilder();
        foreach (var command in HelpTexts.Commands.Append("help"))
            lines.Append(lines.Length == 0 ? "" : "\n").Append(line(command));
        return lines.ToString();
    }
}
