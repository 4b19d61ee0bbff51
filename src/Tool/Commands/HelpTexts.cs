namespace Bindery.Tool.Commands;

/// <summary>The output of <c>bindery help</c>.</summary>
internal static class HelpTexts
{
    /// <summary>The commands with a help text.</summary>
    public static string[] Commands { get; } = ["validate", "convert", "generate", "explain", "completion"];

    public const string Overview = """
        Validates XML documents against schemas, and makes C# of schemas.

        Usage: bindery COMMAND [OPTION…] [ARGUMENT…]

          validate SCHEMA FILE…      says what is wrong with documents
          convert IN OUT             writes a schema in the other syntax of RELAX NG
          generate SCHEMA            writes the C# models of a schema into files
          explain ID                 says what a rule means, for example BND3001
          completion SHELL           writes a script that completes this command in a shell
          help [COMMAND]             this, or the options of a command, with examples
          -v, --version              which version this is

        Exit codes: 0 all is well; 1 a document is not valid, or generated files are not up to date; 2 the call or the
        schema is wrong, or a file cannot be read.
        """;

    private const string Validate = """
        Says what is wrong with documents.

        Usage: bindery validate SCHEMA FILE… [OPTION…]

          SCHEMA                     a schema file; what it includes is found beside it
          FILE                       a document, '-' for standard input, or a pattern: '*' and '?' stand for a part of a
                                     name, '**' for any folders
          --format text|json|sarif   how findings are written; default: text
          --color auto|always|never  colours of findings; default: auto, on a terminal unless NO_COLOR is set
          -q, --quiet                no findings, the exit code alone
          --target-version VERSION   holds documents to a version of what the schema describes (b:since); default: the
                                     newest. --libvirt-version is the same
          --direction input|output   whose documents they are (b:direction): 'input' is what the receiver takes, 'output'
                                     what it sends, which can have more; default: input
          --with FILE                another document, '-' for standard input, that each is validated together with: its values
                                     are what rules of the schema refer to (b:keyref with document). It may stand several
                                     times; these documents are not validated themselves
          --cache FOLDER|none        where compiled schemas are kept for the next call; default: the value of the variable
                                     BINDERY_CACHE, else the folder 'bindery' in the user's folder for caches
          --confined                 for schemas that are not trusted: what the schema includes must be in its folder or in
                                     folders of it, and not behind links
          --untranslated WORD        error or warning: what assertions and other parts of an XML Schema 1.1 that are not
                                     supported are; default: error
          --max-bytes SIZE           the largest document that is read, in bytes of UTF-8 or as in 512K, 64M, 1G;
                                     default: 64M
          --max-depth NUMBER         the deepest nesting of elements; default: 256
          --max-attributes NUMBER    the most attributes of one element; default: 4096

        Each finding is a line on standard output, documents in the order of the arguments:
          FILE:LINE:COLUMN: error ID: what is wrong, and what would be right
        Of a document the first hundred are shown. Where there are several documents, a line on standard error counts them.
        Mistakes in the schema are lines of the same form on standard error;
        with --format json or sarif they stand in the output. 'bindery explain ID' says more.

        Exit codes: 0 all documents are valid; 1 some are not; 2 the call or the schema is wrong, or a file cannot be read.

        Examples:
          bindery validate domainbackup.rng backup.xml
          bindery validate book.rng 'chapters/**/*.xml' --format sarif > findings.sarif
          virsh backup-dumpxml vm1 | bindery validate domainbackup.rng - --direction output
          bindery validate domainbackup.rng backup.xml --libvirt-version 9.0.0
          virsh dumpxml vm1 | bindery validate domainbackup.rng backup.xml --with -
        """;

    private const string Convert = """
        Writes a schema in the other syntax of RELAX NG.

        Usage: bindery convert IN OUT [OPTION…]

          IN                         a schema, .rng or .rnc
          OUT                        the file to write, .rnc or .rng; schemas that IN includes are written beside it.
                                     '-' for standard output, in the syntax that IN does not have
          -f, --force                writes over files that exist
          -q, --quiet                does not list the files written

        Exit codes: 0 written; 2 the call or the schema is wrong, or a file cannot be read or written.

        Examples:
          bindery convert book.rng book.rnc
          bindery convert book.rnc out/book.rng
          bindery convert book.rng - | less
        """;

    private const string Generate = """
        Writes the C# models of a schema into files: the same bytes that the package Bindery generates during a build, for
        those who keep generated code in their repository.

        Usage: bindery generate SCHEMA --namespace NAME --output FOLDER [OPTION…]

          SCHEMA                     a schema file; what it includes is found beside it
          -n, --namespace NAME       the namespace of the models
          -o, --output FOLDER        where the files go; files that are up to date are not touched
          --root ELEMENT             the root element, where the schema admits several; default: all
          --types WORD               all or reachable: whether types of an XML Schema that the roots do not reach get a
                                     class; default: reachable
          --accessibility WORD       internal or public; default: internal
          --target-version VERSION   the version of what the schema describes (b:since); default: the newest.
                                     --libvirt-version is the same
          --csharp VERSION           the oldest C# that the files must suit: 9, 10 or 11; default: 11
          --framework NAME           net, or netstandard2.0, which lacks some attributes; default: net
          --confined                 for schemas that are not trusted: what the schema includes must be in its folder or in
                                     folders of it, and not behind links
          --untranslated WORD        error or warning: what assertions and other parts of an XML Schema 1.1 that are not
                                     supported are; default: error
          --check                    writes nothing; exit code 1 where a file is missing or differs
          -f, --force                writes over files that were not generated
          -q, --quiet                does not list the files written

        The files need the package Bindery. Exit codes: 0 written, or up to date; 1 not up to date; 2 the call or the schema
        is wrong, or a file cannot be read or written.

        Examples:
          bindery generate book.rng --namespace My.Books --output Generated
          bindery generate book.rng --namespace My.Books --output Generated --accessibility public --check
        """;

    private const string Explain = """
        Says what a rule means: an example, the reason, the ways out.

        Usage: bindery explain ID|all

          ID                         a rule; its digits are enough
          all                        lists the ids and titles of all rules

        Examples:
          bindery explain BND3001
          bindery explain 3001
        """;

    private const string Completion = """
        Writes a script that completes this command in a shell: its commands, their options, the ids of rules.

        Usage: bindery completion bash|zsh|fish|powershell

        Examples:
          bindery completion bash > ~/.local/share/bash-completion/completions/bindery
          bindery completion zsh > "${fpath[1]}/_bindery"
          bindery completion fish > ~/.config/fish/completions/bindery.fish
          bindery completion powershell | Out-String | Invoke-Expression
        """;

    /// <summary>Returns the help text of a command; null if there is no such command.</summary>
    public static string? Of(string command) => command switch
    {
        "validate" => Validate,
        "convert" => Convert,
        "generate" => Generate,
        "explain" => Explain,
        "completion" => Completion,
        _ => null,
    };
}
