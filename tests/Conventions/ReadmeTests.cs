namespace IsoTriplet.Tests.Conventions;

public sealed class ReadmeTests
{
    private const string Prompt = "$ ./isotriplet ";

    // Of the table's rows the names alone: the last digits of a bound are those of the machine.
    private const int NameWidth = 26;

    [Fact]
    public void QuickStart_ItsCommandsOnTheExample_SayWhatIsShown()
    {
        string[] lines = File.ReadAllLines(Path.Combine(House.Root, "README.md"));
        int[] commands =
        [
            .. Enumerable
                .Range(0, lines.Length)
                .Where(k => lines[k].StartsWith($"{Prompt}measure docs/examples/frame.csv", StringComparison.Ordinal)),
        ];
        Assert.NotEmpty(commands);
        Assert.All(commands, at => Assert.Null(Missing(lines, at)));
        // The control: a line that is not said is missed.
        string[] changed = [.. lines];
        changed[commands[^1] + 1] += " Or not.";
        Assert.NotNull(Missing(changed, commands[^1]));
    }

    [Fact]
    public void Sample_OfTheMainJob_CountsTheLedgerAndTheFigures()
    {
        string text = File.ReadAllText(Path.Combine(House.Root, "README.md"));
        int claims = IsoTriplet.Experiments.Claims.ClaimList.All.Count;
        Assert.Contains($" {claims} of {claims} claims got the verdict expected", text, StringComparison.Ordinal);
        // All but training-theory, whose brackets before training the quick size leaves out.
        Assert.Contains($"\n  {IsoTriplet.Figures.FigureCatalogue.All.Count - 1} figures as SVG", text, StringComparison.Ordinal);
    }

    // The first line shown that the command does not say in its place; "..." stands for any lines.
    private static string? Missing(string[] lines, int at)
    {
        string[] shown = [.. lines.Skip(at + 1).TakeWhile(l => l != "```" && !l.StartsWith("$ ", StringComparison.Ordinal))];
        string[] words =
        [
            .. lines[at][Prompt.Length..].Split(' ').Select(w => w.Replace("docs/", $"{House.Root}/docs/", StringComparison.Ordinal)),
        ];
        (_, string output, string error) = Shell.Console(words);
        string[] said = (output + error).Replace($"{House.Root}/", "", StringComparison.Ordinal).TrimEnd('\n').Split('\n');
        (int next, bool table, bool skipping) = (0, false, false);
        foreach (string line in shown)
        {
            if (line == "...")
            {
                skipping = true;
                continue;
            }
            table |= line.Length == 0;
            while (skipping && next < said.Length && !Same(said[next], line, table))
            {
                next++;
            }
            if (next == said.Length || !Same(said[next], line, table))
            {
                return line;
            }
            (next, skipping) = (next + 1, false);
        }
        return skipping || next == said.Length ? null : said[next];
    }

    private static bool Same(string said, string shown, bool table) =>
        table ? said.PadRight(NameWidth)[..NameWidth] == shown.PadRight(NameWidth)[..NameWidth] : said == shown;
}
