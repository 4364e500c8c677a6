using IsoTriplet.Optimizers.Stress;

namespace IsoTriplet.Experiments.Results;

/// <summary>The data of the figure of the chain of simplices, m = 3 and K = 5, projected from R^5 to the plane.</summary>
internal sealed record SimplexChainResult(
    string MadeBy,
    int Seed,
    int NumberOfPoints,
    int Dimension,
    int Classes,
    double Excess,
    double Hardness,
    double RatioLower,
    string RatioLowerFrom,
    Viewport Frame,
    IReadOnlyList<SimplexChainResult.Corner> Corners,
    IReadOnlyList<SimplexChainResult.Edge> Edges,
    IReadOnlyList<SimplexChainResult.Edge> Neighbours,
    IReadOnlyList<SimplexChainResult.ClassName> Names
)
{
    /// <summary>A point; space is the plane that its simplex lies in.</summary>
    internal sealed record Corner(int Id, int Class, string Space, double X, double Y);

    /// <summary>A pair of points, with its true length.</summary>
    internal sealed record Edge(string Space, double X, double Y, double X2, double Y2, double Length);

    /// <summary>The name of a class, below it.</summary>
    internal sealed record ClassName(string Name, double NameX, double NameY);

    private const int M = 3;
    private const int K = 5;
    private const double H = 5e-8;

    // The drawing: E_1 (two axes), E_2 (two axes), the axis of the chain.
    private static readonly (double X, double Y)[] Projection = [(0.12, 0.95), (-0.42, 0.3), (0.5, 0.42), (0.3, -0.8), (1.9, 0)];

    public static object Of(ResultRequest request)
    {
        (Embedding f, Labels labels) = SimplexChain.Create(M, K, H);
        StressSolution stress = StressBound.Find(f, labels, cancellation: request.Cancel);
        request.Cancel.ThrowIfCancellationRequested();
        double hardness = TripletSeparation.Of(f, labels).Hardness!.Value;
        Corner[] corners = [.. Enumerable.Range(0, f.Points).Select(i => Project(i, f.Row(i), labels.ClassOf[i]))];
        Edge[] pairs = [.. from i in corners from j in corners where i.Id < j.Id && j.Class - i.Class <= 1 select Pair(f, i, j)];
        Viewport around = Viewport.Around([.. corners.Select(c => (c.X, c.Y))], 0.05);
        double below = around.Bottom - (0.02 * (around.Right - around.Left));
        Viewport frame = around with { Bottom = below - (0.03 * (around.Right - around.Left)) };
        return new SimplexChainResult(
            request.Command,
            request.Seed,
            f.Points,
            f.Dimension,
            labels.Classes,
            H,
            hardness,
            stress.Bound / hardness,
            "stress certificate",
            frame,
            corners,
            [.. pairs.Where(e => e.Space.Length > 0)],
            [.. pairs.Where(e => e.Space.Length == 0)],
            [.. corners.GroupBy(c => c.Class).Select(c => new ClassName($"k = {c.Key}", c.Average(p => p.X), below))]
        );
    }

    private static Corner Project(int id, ReadOnlySpan<double> row, int k)
    {
        (double x, double y) = (0, 0);
        for (int axis = 0; axis < row.Length; axis++)
        {
            x += row[axis] * Projection[axis].X;
            y += row[axis] * Projection[axis].Y;
        }
        return new Corner(id, k, k % 2 == 0 ? "E\u2081" : "E\u2082", x, y);
    }

    private static Edge Pair(Embedding f, Corner i, Corner j) =>
        new(i.Class == j.Class ? i.Space : "", i.X, i.Y, j.X, j.Y, PairwiseDistances.Between(f.Row(i.Id), f.Row(j.Id)));
}
