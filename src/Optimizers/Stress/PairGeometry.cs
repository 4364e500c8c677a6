using IsoTriplet.Numerics;

namespace IsoTriplet.Optimizers.Stress;

/// <summary>Distances D_ij, directions u_ij = (p_i - p_j) / D_ij and hardness values of one labelled embedding.</summary>
internal sealed class PairGeometry
{
    public PairGeometry(Embedding points, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(labels);
        Guard.SameSize(points.Points, labels.Count, "numbers of points and labels");
        Points = points;
        Labels = labels;
        Count = points.Points;
        Distances = PairwiseDistances.All(points);
        (Hardness, HardestTriple) = FindHardest();
    }

    public Embedding Points { get; }
    public Labels Labels { get; }
    public int Count { get; }
    public double[] Distances { get; }

    /// <summary>H = max D_ap - D_aq; negative infinity if there is no triple.</summary>
    public double Hardness { get; }
    public (int Anchor, int Positive, int Negative) HardestTriple { get; }

    public double Distance(int i, int j) => Distances[(i * Count) + j];

    public double Hard(int a, int p, int q) => Distance(a, p) - Distance(a, q);

    /// <summary>u_ij . x, or 0 where the points coincide.</summary>
    public double Along(int i, int j, ReadOnlySpan<double> xi, ReadOnlySpan<double> xj)
    {
        double d = Distance(i, j);
        if (d == 0)
        {
            return 0;
        }
        ReadOnlySpan<double> pi = Points.Row(i);
        ReadOnlySpan<double> pj = Points.Row(j);
        double sum = 0;
        for (int k = 0; k < pi.Length; k++)
        {
            sum += (pi[k] - pj[k]) * (xi[k] - xj[k]);
        }
        return sum / d;
    }

    private (double, (int, int, int)) FindHardest()
    {
        double best = double.NegativeInfinity;
        (int, int, int) triple = (-1, -1, -1);
        for (int a = 0; a < Count; a++)
        {
            (int p, int q) = (-1, -1);
            for (int j = 0; j < Count; j++)
            {
                if (Labels[j] != Labels[a])
                {
                    q = q < 0 || Distance(a, j) < Distance(a, q) ? j : q;
                }
                else if (j != a)
                {
                    p = p < 0 || Distance(a, j) > Distance(a, p) ? j : p;
                }
            }
            if (p >= 0 && q >= 0 && Hard(a, p, q) > best)
            {
                (best, triple) = (Hard(a, p, q), (a, p, q));
            }
        }
        return (best, triple);
    }
}
