namespace IsoTriplet.Optimizers.Shrink;

/// <summary>Every class on a corner of a regular simplex whose edge is the margin: a member of F_TS^alpha whatever F is, the nearest one where all its points are equal (docs/mathematics/extensions.md, 14.3).</summary>
internal static class ClassSimplex
{
    /// <summary>The classes, in their order, on the corners, with the simplex about the mean of F; null where they are more than n + 1.</summary>
    public static Embedding? Of(Embedding f, Labels labels, double margin)
    {
        int n = f.Dimension;
        if (labels.Classes > n + 1)
        {
            return null;
        }
        double half = margin * (1 + 1e-9) / Math.Sqrt(2);
        double[] mean = Centring.Mean(f),
            values = new double[f.Points * n];
        for (int i = 0; i < f.Points; i++)
        {
            for (int k = 0; k < n; k++)
            {
                values[(i * n) + k] = mean[k] + (k < labels.Classes - 1 ? half * Helmert(labels[i], k) : 0);
            }
        }
        return Embedding.Create(f.Points, n, values);
    }

    // The columns of Helmert's matrix: its rows are sqrt 2 apart and their sum is 0.
    private static double Helmert(int row, int k) => row > k + 1 ? 0 : (row <= k ? 1 : -(k + 1)) / Math.Sqrt((k + 1.0) * (k + 2));
}

/// <summary>Every class on a point of its own of a cubic grid: a member of F_TS^alpha whatever F is (docs/mathematics/extensions.md, 14.3).</summary>
internal static class ClassGrid
{
    /// <summary>The classes, in their order, on the points of a cube of the grid about the mean of F.</summary>
    public static Embedding Of(Embedding f, Labels labels, double margin)
    {
        int n = f.Dimension,
            classes = labels.Classes,
            axes = Math.Min(n, Math.Max(1, (int)Math.Ceiling(Math.Log2(Math.Max(2, classes)))));
        int side = (int)Math.Ceiling(Math.Pow(classes, 1.0 / axes) - 1e-9);
        double step = margin * (1 + 1e-9);
        double[] mean = Centring.Mean(f),
            values = new double[f.Points * n];
        for (int i = 0; i < f.Points; i++)
        {
            int rest = labels[i];
            for (int k = 0; k < n; k++)
            {
                values[(i * n) + k] = mean[k] + (k < axes ? step * ((rest % side) - ((side - 1) / 2.0)) : 0);
                rest = k < axes ? rest / side : rest;
            }
        }
        return Embedding.Create(f.Points, n, values);
    }
}
