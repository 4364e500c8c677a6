using IsoTriplet.Experiments.Measurement;

namespace IsoTriplet.Experiments.Results;

/// <summary>The data of the figure of closed brackets over N and n.</summary>
/// <param name="MadeBy">The command that makes it.</param>
/// <param name="Instances">Random gaussian embeddings a cell.</param>
/// <param name="Cells">Shares closed and median gaps.</param>
public sealed record BracketClosingResult(string MadeBy, int Seed, int Instances, IReadOnlyList<ClosedShareCell> Cells)
{
    public const string File = "bracket-closing.json";

    /// <summary>The content for a table of cells.</summary>
    /// <param name="quick">Whether it is the small one.</param>
    public static BracketClosingResult Of(IReadOnlyList<ClosedShareCell> cells, bool quick, int seed) =>
        new($"isotriplet reproduce{(quick ? " --quick" : "")} --seed {seed}", seed, cells.Count == 0 ? 0 : cells[0].Instances, cells);
}
