namespace IsoTriplet.Experiments.Commands;

/// <summary><c>completions SHELL</c>: a script that lets the shell complete commands and options; the program itself names them, asked by <c>[suggest:PLACE] LINE</c>.</summary>
public static class CompletionsCommand
{
    private const string Bash = """
        _isotriplet() {
          local line="isotriplet${COMP_LINE#"${COMP_WORDS[0]}"}"
          local place=$((COMP_POINT - ${#COMP_WORDS[0]} + 10))
          mapfile -t COMPREPLY < <(compgen -W "$("${COMP_WORDS[0]}" "[suggest:$place]" "$line" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}")
        }
        complete -o default -F _isotriplet isotriplet ./isotriplet
        """;

    private const string Zsh = """
        #compdef isotriplet
        _isotriplet() {
          local line="isotriplet${BUFFER#"${words[1]}"}"
          local place=$((CURSOR - ${#words[1]} + 10))
          compadd -- ${(f)"$(${words[1]} "[suggest:$place]" "$line" 2>/dev/null)"}
          _files
        }
        compdef _isotriplet isotriplet
        """;

    private const string Fish = """
        complete -c isotriplet -a '(isotriplet "[suggest:"(string length -- (commandline -cp))"]" (commandline -cp) 2>/dev/null)'
        """;

    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal)
    {
        ["bash"] = Bash,
        ["zsh"] = Zsh,
        ["fish"] = Fish,
    };

    public static Command Create(CommandHost host)
    {
        Argument<string> shell = new("SHELL") { Description = "bash, zsh or fish" };
        shell.CompletionSources.Add([.. Scripts.Keys]);
        shell.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && !Scripts.ContainsKey(text))
            {
                result.AddError($"SHELL is '{text}'; one of {string.Join(", ", Scripts.Keys)} was expected");
            }
        });
        return host.Command(
            "completions",
            "a script by which a shell completes commands and options: source <(isotriplet completions bash)",
            [shell],
            (parsed, context) =>
            {
                string script = Scripts[parsed.GetRequiredValue(shell)];
                return context.Done(new { Script = script }, text => text.WriteLine(script));
            }
        );
    }
}
