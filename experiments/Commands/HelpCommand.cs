namespace IsoTriplet.Experiments.Commands;

/// <summary><c>help [COMMAND ...]</c>: what a command does, its options, and a call of it that can be copied.</summary>
public static class HelpCommand
{
    /// <summary>A call of every command, by its name (without the program's own).</summary>
    public static IReadOnlyDictionary<string, string> Examples { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["measure"] = "measure embeddings.npy --labels labels.csv --report out/page.html",
            ["compare"] = "compare before.npy after.npy --labels labels.csv",
            ["project"] = "project embeddings.npy --labels labels.csv --objective haus --out nearest.npy",
            ["retrieve"] = "retrieve embeddings.npy --labels labels.csv",
            ["triples"] = "triples embeddings.npy --labels labels.csv --mining hard-hard",
            ["certificate verify"] = "certificate verify out/certificates/haus-lower.json",
            ["certificate export-coq"] = "certificate export-coq out/certificates/haus-lower.json --out out/Bound.v",
            ["claims list"] = "claims list",
            ["claims check"] = "claims check iat-theorem-3",
            ["prove"] = "prove theorem_3_with_room",
            ["search"] = "search --dimension 2 --classes 3 --class-size 2 --seconds 10 --out out/worst",
            ["dynamics field"] = "dynamics field --gamma 0.5",
            ["dynamics scatter"] = "dynamics scatter embeddings.npy --labels labels.csv",
            ["gradients"] = "gradients --loss vanilla --margin 0.2",
            ["figures"] = "figures --out out/figures --format svg",
            ["report"] = "report --out out/report",
            ["train"] = "train --data synthetic --out out/run",
            ["experiment brackets"] = "experiment brackets --data fashion-mnist,letters --out out/real-brackets.json",
            ["experiment collapse"] = "experiment collapse --out out/collapse.json",
            ["experiment distances"] = "experiment distances --out out/distances.json",
            ["experiment group-size"] = "experiment group-size --out out/group-size.json",
            ["experiment movement"] = "experiment movement --out out/movement.json",
            ["sweep run"] = "sweep run docs/examples/predicted.json --out out/predicted --workers 2",
            ["sweep status"] = "sweep status out/predicted",
            ["sweep collect"] = "sweep collect out/predicted",
            ["sweep programs"] = "sweep programs",
            ["phase-diagram"] = "phase-diagram out/predicted out/observed --out out/phase",
            ["reproduce"] = "reproduce --quick",
            ["benchmark"] = "benchmark hardness-gram",
            ["help"] = "help sweep run",
            ["completions"] = "completions bash",
        };

    /// <param name="root">The command of which it speaks.</param>
    public static Command Create(CommandHost host, RootCommand root)
    {
        Argument<string[]> words = OptionWith.Many("COMMAND", "a command, with its own where it has some");
        return host.Command(
            "help",
            "what a command does, its options, and an example",
            [words],
            (parsed, context) =>
            {
                string[] path = parsed.GetValue(words) ?? [];
                Command command = root;
                foreach (string word in path)
                {
                    command =
                        command.Subcommands.FirstOrDefault(c => c.Name == word && !c.Hidden)
                        ?? throw new ArgumentException($"there is no command '{string.Join(' ', path)}'; `help` lists all");
                }
                string name = string.Join(' ', path);
                string[] examples =
                [
                    .. Examples
                        .Where(e => e.Key == name || e.Key.StartsWith($"{name} ", StringComparison.Ordinal))
                        .Select(e => $"isotriplet {e.Value}"),
                ];
                return context.Done(
                    new
                    {
                        Command = name,
                        command.Description,
                        Commands = command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name).ToArray(),
                        Examples = examples,
                    },
                    text =>
                    {
                        _ = root.Parse([.. path, "--help"])
                            .Invoke(new InvocationConfiguration { Output = text, EnableDefaultExceptionHandler = false });
                        if (path.Length == 0)
                        {
                            text.WriteLine("`isotriplet help COMMAND` shows its options and an example.");
                            return;
                        }
                        text.WriteLine(examples.Length > 1 ? "Examples:" : "Example:");
                        foreach (string example in examples)
                        {
                            text.WriteLine($"  {example}");
                        }
                    }
                );
            }
        );
    }
}
