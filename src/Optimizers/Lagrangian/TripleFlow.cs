namespace IsoTriplet.Optimizers.Lagrangian;

/// <summary>A weight lambda on the triple (a, p, q), in the order of a <see cref="Frame"/>.</summary>
internal readonly record struct FrameTriple(int Anchor, int Positive, int Negative, double Weight);

/// <summary>Weights on triples from the multipliers of the N^2 form, and back.</summary>
internal static class TripleFlow
{
    /// <summary>Splits mu_ap and nu_aq of each anchor into triple weights with those marginals.</summary>
    public static List<FrameTriple> Split(Frame frame, double[] anchors, double threshold)
    {
        int n = frame.N;
        List<FrameTriple> triples = [];
        List<(int Point, double Mass)> positives = [],
            negatives = [];
        for (int a = 0; a < n; a++)
        {
            positives.Clear();
            negatives.Clear();
            for (int j = 0; j < n; j++)
            {
                double mass = j == a ? 0 : anchors[(a * n) + j];
                if (mass > threshold)
                {
                    (j >= frame.Start[a] && j < frame.End[a] ? positives : negatives).Add((j, mass));
                }
            }
            Split(a, positives, negatives, threshold, triples);
        }
        return triples;
    }

    /// <summary>
    /// The same of one anchor, by the north-west corner rule; the shorter side decides, and what is left over is dropped. At most positives + negatives - 1 triples.
    /// </summary>
    /// <param name="anchor">a.</param>
    /// <param name="positives">The positives with their mu_ap, all above the threshold.</param>
    /// <param name="negatives">The negatives with their nu_aq, all above the threshold.</param>
    /// <param name="threshold">A rest of at most so much is dropped.</param>
    /// <param name="triples">What they are added to.</param>
    public static void Split(
        int anchor,
        List<(int Point, double Mass)> positives,
        List<(int Point, double Mass)> negatives,
        double threshold,
        List<FrameTriple> triples
    )
    {
        (int p, int q) = (0, 0);
        double left = positives.FirstOrDefault().Mass,
            right = negatives.FirstOrDefault().Mass;
        while (p < positives.Count && q < negatives.Count)
        {
            double flow = Math.Min(left, right);
            triples.Add(new FrameTriple(anchor, positives[p].Point, negatives[q].Point, flow));
            left = Rest(left - flow, positives, ref p);
            right = Rest(right - flow, negatives, ref q);
        }

        double Rest(double mass, List<(int Point, double Mass)> side, ref int at) =>
            mass > threshold ? mass : side.ElementAtOrDefault(++at).Mass;
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
