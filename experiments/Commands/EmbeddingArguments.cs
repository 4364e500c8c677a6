using System.CommandLine;
using IsoTriplet.Numerics;

namespace IsoTriplet.Experiments.Commands;

/// <summary>The words that commands over an embedding share: the file, its labels, and --normalise.</summary>
internal sealed class EmbeddingArguments(string name = "EMB")
{
    public Argument<string> File { get; } =
        new(name) { Description = "the embedding: .npy (2-D float32 or float64) or .csv (numbers, optional header)" };

    public Option<string> LabelFile { get; } = new("--labels") { Description = "one label a row: .npy integers or .csv", Required = true };

    public Option<bool> Normalise { get; } =
        new("--normalise") { Description = "put the rows on the unit sphere first (zero rows are refused)" };

    public void AddTo(Command command)
    {
        command.Add(File);
        command.Add(LabelFile);
        command.Add(Normalise);
    }

    /// <summary>What is read: no output may have these names.</summary>
    public string[] Files(ParseResult parsed) => [parsed.GetRequiredValue(File), parsed.GetRequiredValue(LabelFile)];

    public (Embedding Points, Labels Labels) Read(ParseResult parsed)
    {
        Embedding points = Read(parsed.GetRequiredValue(File), parsed.GetValue(Normalise));
        return (points, Numerics.LabelFile.Read(parsed.GetRequiredValue(LabelFile), points.Points));
    }

    public static Embedding Read(string path, bool normalise)
    {
        Embedding points = EmbeddingFile.Read(path);
        try
        {
            return normalise ? UnitSphere.Normalise(points) : points;
        }
        catch (ArgumentException e)
        {
            throw new InputException(path, e.Message, e);
        }
    }
}
