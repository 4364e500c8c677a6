namespace IsoTriplet.Experiments.Hosting;

/// <summary>What a command's body gets besides its own arguments.</summary>
/// <param name="Error">Where progress and warnings go.</param>
/// <param name="Json">True when exactly one JSON document is wanted.</param>
/// <param name="Seed">The seed of every random choice.</param>
public sealed record CommandContext(TextWriter Output, TextWriter Error, bool Json, int Seed, CancellationToken Cancel)
{
    /// <summary>Prints the JSON document, or the text for people.</summary>
    /// <param name="document">The result as a record.</param>
    /// <param name="text">What a person sees instead.</param>
    public void Print(object document, Action<TextWriter> text)
    {
        if (Json)
        {
            Output.WriteLine(JsonText.Result(document));
        }
        else
        {
            text(Output);
        }
    }

    /// <summary>The exit code of a command that has printed what it had: where it was interrupted a line on stderr says what that is.</summary>
    /// <param name="reached">What an interrupted result is.</param>
    /// <param name="otherwise">The exit code where it was not interrupted.</param>
    public int Ended(string reached, int otherwise = ExitCode.Done)
    {
        if (!Cancel.IsCancellationRequested)
        {
            return otherwise;
        }
        Error.WriteLine($"interrupted: {reached}");
        return ExitCode.Interrupted;
    }
}
