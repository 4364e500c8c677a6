namespace IsoTriplet.Optimizers.Shrink;

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
