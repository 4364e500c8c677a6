using IsoTriplet.Optimizers.Local;

namespace IsoTriplet.Optimizers.Lagrangian;

/// <summary>A weight lambda on the triple (a, p, q), in the order of a <see cref="Frame"/>.</summary>
internal readonly record struct FrameTriple(int Anchor, int Positive, int Negative, double Weight);

/// <summary>Weights on triples from the multipliers of the N^2 form, and back.</summary>
internal static class TripleFlow
{
    /// <summary>
    /// Splits mu_ap and nu_aq of each anchor into triple weights with those marginals (north-west corner rule); the shorter side decides, what
    /// is left over is dropped. At most positives + negatives - 1 triples an anchor.
    /// </summary>
    public static List<FrameTriple> Split(Frame frame, double[] anchors, double threshold)
    {
        int n = frame.N;
        List<FrameTriple> triples = [];
        for (int a = 0; a < n; a++)
        {
            ReadOnlySpan<double> row = anchors.AsSpan(a * n, n);
            int p = frame.Start[a],
                q = frame.Start[a] == 0 ? frame.End[a] : 0;
            double left = 0,
                right = 0;
            while (true)
            {
                while (p < frame.End[a] && left <= threshold)
                {
                    left = p == a ? 0 : row[p];
                    p += left <= threshold ? 1 : 0;
                }
                while (q < n && right <= threshold)
                {
                    right = row[q];
                    if (right <= threshold)
                    {
                        q = q + 1 == frame.Start[a] ? frame.End[a] : q + 1;
                    }
                }
                if (p >= frame.End[a] || q >= n)
                {
                    break;
                }
                double flow = Math.Min(left, right);
                triples.Add(new FrameTriple(a, p, q, flow));
                left -= flow;
                right -= flow;
                if (left <= threshold)
                {
                    (left, p) = (0, p + 1);
                }
                if (right <= threshold)
                {
                    (right, q) = (0, q + 1 == frame.Start[a] ? frame.End[a] : q + 1);
                }
            }
        }
        return triples;
    }

    /// <summary>The marginals of triple weights: multipliers of the N^2 form.</summary>
    public static double[] Join(int n, IEnumerable<FrameTriple> triples)
    {
        double[] anchors = new double[n * n];
        foreach (FrameTriple t in triples)
        {
            anchors[(t.Anchor * n) + t.Positive] += t.Weight;
            anchors[(t.Anchor * n) + t.Negative] += t.Weight;
        }
        return anchors;
    }
}
