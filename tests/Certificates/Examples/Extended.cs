namespace IsoTriplet.Tests.Certificates;

/// <summary>Certificates of problems with a margin or comparisons that can be written down by hand.</summary>
internal static class Extended
{
    /// <summary>Point 0 with points 1, 2, 3 of falling relevance: |0 1| + 0.5 at most |0 2|, |0 2| + 0.25 at most |0 3|, and |0 1| at most 0.5.</summary>
    public static TripletProblem Ladder { get; } =
        new(1, Instances.Rows(1, 0, 3, 1, 2), [0, 0, 0, 0])
        {
            Comparisons = [new(0, 2, 0, 3, 0.5), new(0, 3, 0, 1, 0.25), new(0, 1, 0, 0, -2.5)],
        };

    /// <summary>Multipliers scaled until M is definite, with the largest bound that the rule gives.</summary>
    public static LagrangianCertificate Lagrangian(TripletProblem f, WeightedTriple[] triples, WeightedComparison[] comparisons, double[] u)
    {
        LagrangianCertificate best = new(f, 0, u, triples) { Comparisons = comparisons };
        foreach (double weight in Enumerable.Range(1, 40).Select(k => k * 0.01))
        {
            LagrangianCertificate trial = best with
            {
                Triples = [.. triples.Select(t => t with { Weight = weight })],
                Comparisons = [.. comparisons.Select(w => w with { Weight = weight })],
                Bound = 0,
            };
            double limit = Largest(trial);
            best = limit > best.Bound ? trial with { Bound = limit } : best;
        }
        return best;
    }

    /// <summary>The bound that a rule proves at most, by bisection on what it accepts; 0 if nothing.</summary>
    public static double Largest(Certificate c) => Instances.Tightest(0, 100, 100, bound => c with { Bound = bound }).Bound;

    /// <summary>(H + alpha)/2 of the triple (0, 1, 2).</summary>
    public static GramCertificate Half(TripletProblem f)
    {
        double slope = 1 + (f.Margin / Instances.Length(f.Points[0], f.Points[1]));
        GramCertificate c = new(f, 0, [new(0, 2, 1)], [new(0, 1, slope)], [new(0, 1, 2, 1) { Slope = slope }]);
        return c with { Bound = Largest(c) };
    }

    /// <summary>D = 3 against the threshold 2.5: d_iso is at least 0.5.</summary>
    public static GramCertificate Threshold()
    {
        GramCertificate c = new(Ladder, 0, [], [new(0, 1, 1)], []) { Comparisons = [new(2, 1, 1.5)] };
        return c with { Bound = Largest(c) };
    }

    /// <summary>The same with its triples written as a list of comparisons.</summary>
    public static StressCertificate Listed(StressCertificate c) =>
        c with
        {
            Problem = c.Problem with
            {
                Margin = 0,
                Comparisons = [.. c.Triples.Select(t => new Comparison(t.Anchor, t.Positive, t.Anchor, t.Negative, c.Problem.Margin))],
            },
            Triples = [],
            Comparisons = [.. c.Triples.Select((t, k) => new WeightedComparison(k, t.Weight, 1))],
        };

    /// <summary>The chain of simplices with a margin: hardness h + alpha in the place of h.</summary>
    public static StressCertificate Stress(int m, int classes, double h, double margin)
    {
        StressCertificate chain = ChainOfSimplices.Certificate(m, classes, h, 0);
        chain = chain with { Problem = chain.Problem with { Margin = margin } };
        double largest = Instances.Tightest(0, 1e-6, 60, bound => chain with { Bound = bound }).Bound;
        return chain with { Bound = largest * 0.99999 };
    }
}
