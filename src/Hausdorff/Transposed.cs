namespace IsoTriplet.Hausdorff;

/// <summary>Points stored coordinate by coordinate.</summary>
internal sealed class Transposed
{
    private readonly double[][] _columns;

    public Transposed(Embedding points)
    {
        int n = points.Dimension;
        Points = points.Points;
        _columns = new double[n][];
        ReadOnlySpan<double> values = points.Values;
        for (int k = 0; k < n; k++)
        {
            double[] column = _columns[k] = new double[points.Points];
            for (int i = 0, at = k; i < column.Length; i++, at += n)
            {
                column[i] = values[at];
            }
        }
    }

    public int Points { get; }

    public int Dimension => _columns.Length;

    /// <summary>One coordinate of all points.</summary>
    public ReadOnlySpan<double> Column(int k) => _columns[k];
}
