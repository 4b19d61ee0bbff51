using System;
using System.Linq;
using Bindery.Tests.Support;
using Bindery.Tool.CommandLine;
using Bindery.Tool.Commands;
using Bindery.Tool.Reporting;

namespace Bindery.Tests;

/// <summary>The command line: how options are read, and what is said of those that cannot be.</summary>
public sealed class CallTests
{
    [Theory]
    [InlineData("validate s d --fromat json", "'bindery validate' has no option '--fromat'; did you mean '--format'? 'bindery help validate' lists all")]
    [InlineData(
        "validate s d --libvirtversion 9",
        "'bindery validate' has no option '--libvirtversion'; did you mean '--libvirt-version'? 'bindery help validate' lists all")]
    [InlineData(
        "validate s d --utterly-else",
        "'bindery validate' has no option '--utterly-else'; 'bindery help validate' lists all, and after '--' what begins with '-' is the name of a file")]
    [InlineData(
        "validate s d -x",
        "'bindery validate' has no option '-x'; 'bindery help validate' lists all, and after '--' what begins with '-' is the name of a file")]
    [InlineData("validate s d --format", "'--format' needs a value")]
    [InlineData("validate s d --format --quiet", "'--format' needs a value")]
    [InlineData("validate s d --format xml", "'xml' is not a valid format; write text, json or sarif")]
    [InlineData("validate s d -q --quiet", "'--quiet' stands twice")]
    [InlineData("validate s d --quiet=yes", "'--quiet' takes no value, but 'yes' stands behind it")]
    [InlineData(
        "validate s d --max-bytes 64X", "'64X' is not a valid size for '--max-bytes'; write a number of bytes, or one with K, M or G behind it, as in 64M")]
    [InlineData(
        "validate s d --max-bytes -1", "'-1' is not a valid size for '--max-bytes'; write a number of bytes, or one with K, M or G behind it, as in 64M")]
    [InlineData("validate s d --max-bytes 2G", "'2G' is too much for '--max-bytes': no document of 2 GiB or more can be read; the most is 2147483647")]
    [InlineData(
        "validate s d --max-bytes 99999999999999999999999999999999999G",
        "'99999999999999999999999999999999999G' is too much for '--max-bytes': no document of 2 GiB or more can be read; the most is 2147483647")]
    [InlineData("validate s d --max-depth 0", "'0' is not a valid number for '--max-depth'; write one between 1 and 2147483647")]
    [InlineData("validate s d --max-attributes none", "'none' is not a valid number for '--max-attributes'; write one between 1 and 2147483647")]
    [InlineData("validate s d --direction in", "'in' is not a valid value for '--direction'; write input or output")]
    [InlineData("validate s d --target-version new", "'new' is not a valid version for '--target-version'; write numbers with dots between them, as in 9.0.0")]
    [InlineData("validate", "'bindery validate' needs a schema and documents: bindery validate SCHEMA FILE…")]
    [InlineData("validate s", "'bindery validate' needs documents behind the schema 's', or '-' for standard input")]
    [InlineData("validate s - d -", "'-' stands twice, and standard input can be read only once")]
    [InlineData("validate s - --with -", "'-' stands twice, and standard input can be read only once")]
    [InlineData("validate s d --with a --with", "'--with' needs a value")]
    [InlineData("validate - d", "the schema cannot come from standard input: what it includes is found beside its file")]
    [InlineData("convert a", "'bindery convert' needs a schema and a file to write: bindery convert IN OUT")]
    [InlineData("convert a b c", "'bindery convert' takes one schema and one file to write; 'c' is one too many")]
    [InlineData("generate -n N -o D", "'bindery generate' needs a schema: bindery generate SCHEMA --namespace NAME --output FOLDER")]
    [InlineData("generate s -o D", "'bindery generate' needs the namespace of the models: --namespace My.Models")]
    [InlineData("generate s -n N", "'bindery generate' needs the folder for the files: --output Generated")]
    [InlineData("generate s -n N --outp D", "'bindery generate' has no option '--outp'; did you mean '--output'? 'bindery help generate' lists all")]
    [InlineData("generate s t -n N -o D", "'bindery generate' takes one schema; 't' is one too many")]
    [InlineData("generate s -n My..Models -o D", "'My..Models' is not a valid C# namespace; write names with dots between them, as in My.Models")]
    [InlineData("generate s -n N -o D --accessibility private", "'private' is not a valid accessibility for models; write public or internal")]
    [InlineData("generate s -n N -o D --types some", "'some' is not a valid choice of types; write all or reachable")]
    [InlineData("generate s -n N -o D --csharp 8", "C# 8 is too old for the models: they need C# 9 or newer")]
    [InlineData("generate s -n N -o D --framework net48", "'net48' is not a valid framework for the models; write net or netstandard2.0")]
    [InlineData("explain", "'bindery explain' needs the id of a rule, as in 'bindery explain BND3001'")]
    [InlineData("explain BND301", "there is no rule 'BND301'; did you mean 'BND3001'?")]
    [InlineData("explain BND3001 BND3002", "'bindery explain' takes one rule; 'BND3002' is one too many")]
    [InlineData("explain 301", "there is no rule '301'; 'bindery explain all' lists all rules")]
    [InlineData("validate s d --color red", "'red' is not a valid value for '--color'; write auto, always or never")]
    [InlineData("completion", "'bindery completion' needs the name of a shell: bash, zsh, fish or powershell")]
    [InlineData("completion tcsh", "there is no completion for 'tcsh'; write bash, zsh, fish or powershell")]
    [InlineData("help validat", "there is no command 'validat'; did you mean 'validate'?")]
    [InlineData("Validate s d", "there is no command 'Validate'; did you mean 'validate'?")]
    [InlineData("frobnicate", "there is no command 'frobnicate'; 'bindery help' lists all")]
    public void The_message_for_a_wrong_call_says_what_is_valid(string call, string message) =>
        Assert.Equal(new ToolRun(2, "", $"bindery: {message}\n"), ToolRun.Of(call.Split(' ')));

    [Fact]
    public void Options_are_accepted_anywhere_with_both_forms_of_values()
    {
        var arguments = ValidateArguments.Parse(["--format=sarif", "s.rng", "-q", "a.xml", "--max-bytes", "3k", "--max-depth=7", "--libvirt-version", "9.0",
            "--", "-b.xml", "--quiet"]);

        Assert.Equal("s.rng", arguments.Schema);
        Assert.Equal(["a.xml", "-b.xml", "--quiet"], arguments.Documents);
        Assert.Equal((ReportFormat.Sarif, true, 3072, 7), (arguments.Format, arguments.IsQuiet, arguments.Limits.MaxBytes, arguments.Limits.MaxDepth));
        Assert.Equal(new Version(9, 0, 0, 0), arguments.Target);
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("512K", 512 << 10)]
    [InlineData("64MiB", 64 << 20)]
    [InlineData("1g", 1 << 30)]
    [InlineData("2147483647", int.MaxValue)]
    [InlineData("100B", 100)]
    public void Sizes_may_be_powers_of_1024(string text, int expected) => Assert.Equal(expected, Numbers.Size("--max-bytes", text));

    [Fact]
    public void The_message_for_a_document_in_place_of_a_command_shows_the_correct_call()
    {
        using var folder = new TempFolder();

        Assert.Equal(
            new ToolRun(2, "", $"bindery: there is no command '{folder.Schema}'; to validate documents write 'bindery validate SCHEMA FILE…'\n"),
            ToolRun.Of(folder.Schema, "a.xml"));
    }

    [Fact]
    public void Exchanged_arguments_are_reported_with_the_correct_call()
    {
        using var folder = new TempFolder();
        var document = folder.Write("a.xml", "<a/>");

        var run = ToolRun.Of("validate", document, folder.Schema);

        Assert.Equal(2, run.ExitCode);
        Assert.EndsWith($"\nbindery: the schema stands first: 'bindery validate {folder.Schema} {document}'\n", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("stands first", ToolRun.Of("validate", document, document).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_instead_of_an_output_file_is_reported_with_an_example()
    {
        using var folder = new TempFolder();

        Assert.Equal(
            new ToolRun(2, "", $"bindery: '{folder.Root}' is a folder; name the file to write, as in '{folder["note.rnc"]}'\n"),
            ToolRun.Of("convert", folder.Schema, folder.Root));
    }

    [Fact]
    public void Requested_help_succeeds_and_a_missing_command_is_an_error()
    {
        Assert.Equal(new ToolRun(0, HelpTexts.Overview + "\n", ""), ToolRun.Of("--help"));
        Assert.Equal(new ToolRun(0, HelpTexts.Overview + "\n", ""), ToolRun.Of("help"));
        Assert.Equal(new ToolRun(2, "", HelpTexts.Overview + "\n"), ToolRun.Of());
        foreach (var command in HelpTexts.Commands)
        {
            Assert.Equal(new ToolRun(0, HelpTexts.Of(command) + "\n", ""), ToolRun.Of("help", command));
            Assert.Equal(ToolRun.Of("help", command), ToolRun.Of(command, "--help"));
            Assert.Contains(
                $"\nExamples:\n  {(command == "validate" ? "bindery validate" : "bindery " + command)} ", HelpTexts.Of(command), StringComparison.Ordinal);
            Assert.Contains($"\n  {command} ", HelpTexts.Overview, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("validate", "--format --color --quiet -q --target-version --libvirt-version --direction --with --cache --confined --untranslated --max-bytes --max-depth --max-attributes")]
    [InlineData("convert", "--force -f --quiet -q")]
    [InlineData(
        "generate",
        "--namespace -n --output -o --root --accessibility --target-version --libvirt-version --csharp --framework "
            + "--types --confined --untranslated --check --force -f --quiet -q")]
    public void Every_option_is_in_the_help_and_known(string command, string options)
    {
        var words = HelpTexts.Of(command)!.Split([' ', '\n', ','], StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            options.Split(' ').Order(),
            words.Where(word => word.StartsWith('-') && word.Length > 1 && char.IsLetter(word.TrimStart('-')[0])).Distinct().Order());
        foreach (var option in options.Split(' '))
            Assert.DoesNotContain("has no option", ToolRun.Of(command, option, "1").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_option_that_is_read_is_in_the_help()
    {
        foreach (var (command, options) in new[] { ("validate", ValidateArguments.Options), ("generate", GenerateArguments.Options) })
        {
            var words = HelpTexts.Of(command)!.Split([' ', '\n', ','], StringSplitOptions.RemoveEmptyEntries);
            Assert.All(options, option => Assert.Contains(option.Split('=')[0].TrimEnd('+'), words));
        }
    }

    [Fact]
    public void The_help_fits_into_a_terminal_of_120_columns() =>
        Assert.All(
            HelpTexts.Commands.Select(HelpTexts.Of).Append(HelpTexts.Overview),
            text => Assert.All(text!.Split('\n'), line => Assert.InRange(line.Length, 0, 120)));

    [Fact]
    public void Every_rule_is_explained_by_its_page()
    {
        Assert.NotEmpty(RulePage.Ids);
        foreach (var id in RulePage.Ids)
        {
            var page = System.IO.File.ReadAllText(System.IO.Path.Combine(Corpus.Repository, "docs", "rules", id + ".md"));
            Assert.Equal(new ToolRun(0, page, ""), ToolRun.Of("explain", id));
            Assert.Equal($"# {id}: {RulePage.Find(id)!.Title}", page.Split('\n')[0]);
        }
        Assert.Equal(ToolRun.Of("explain", "BND3001"), ToolRun.Of("explain", "bnd3001"));
        Assert.Equal(ToolRun.Of("explain", "BND3001"), ToolRun.Of("explain", "3001"));
    }

    [Fact]
    public void All_rules_are_listed_with_their_titles()
    {
        var run = ToolRun.Of("explain", "all");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(RulePage.Ids.Select(id => $"{id}  {RulePage.Find(id)!.Title}"), run.Output.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void The_version_is_that_of_the_packages() =>
        Assert.Equal(new ToolRun(0, $"bindery {typeof(Grammar).Assembly.GetName().Version!.ToString(3)}\n", ""), ToolRun.Of("--version"));

    [Theory]
    [InlineData("-v")]
    [InlineData("-V")]
    public void The_version_has_a_short_option(string option) => Assert.Equal(ToolRun.Of("--version"), ToolRun.Of(option));
}
