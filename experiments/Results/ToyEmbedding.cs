using IsoTriplet.Experiments.Reproduction;

namespace IsoTriplet.Experiments.Results;

/// <summary>The toy of [IAT] Figures 2 to 5: five points of two classes in the plane, with its brackets closed.</summary>
/// <param name="Brackets">d_haus and d_iso to F_TS, with the nearest embeddings.</param>
internal sealed record ToyEmbedding(Embedding Points, Labels Labels, BracketReport Brackets)
{
    public static ToyEmbedding Measured(ResultRequest request)
    {
        ReproductionInput toy = ReproductionInputs.Toy();
        // A quarter turn, so that it lies along a column; every distance stays the same to the last bit.
        Embedding points = Embedding.FromRows([.. toy.Points.ToRows().Select(r => new[] { -r[1], r[0] })]);
        BracketSettings settings = BracketSettings.Tight with { Seed = request.Seed };
        BracketReport brackets = BracketSolver.Solve(points, toy.Labels, settings, null, request.Cancel);
        request.Cancel.ThrowIfCancellationRequested();
        return new ToyEmbedding(points, toy.Labels, brackets);
    }

    /// <summary>H(F) and the hardest triple.</summary>
    public TripletSeparation Separation => Brackets.Separation;

    /// <summary>H(F).</summary>
    public double Hardness => Separation.Hardness!.Value;

    /// <summary>The class as figures name it: from 1.</summary>
    public string ClassOf(int point) => $"{Labels.ClassOf[point] + 1}";

    /// <summary>The point as figures name it: p and a subscript from 1.</summary>
    public static string NameOf(int point) => "p" + (char)('\u2081' + point);
}
