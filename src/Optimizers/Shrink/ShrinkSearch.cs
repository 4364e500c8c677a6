using IsoTriplet.Hausdorff;
using IsoTriplet.Isometry;
using IsoTriplet.Numerics;

namespace IsoTriplet.Optimizers.Shrink;

/// <summary>Members of F_TS^alpha of two families, cheap at any N: the class shrink with the least C, and class centres moved apart with the best ratio.</summary>
internal static class ShrinkSearch
{
    private const string Shrunk = "class shrink";
    private const string Expanded = "class centres moved apart";

    // Bisections of C: each costs one hardness.
    private const int Steps = 14;
    private const int FewSteps = 6;
    private const double MuchWork = 2e9;
    private const int Sample = 1000;
    private const int GoldenSteps = 24;

    /// <summary>Offers the best of both families; what is not separated to the last digit is refused by whoever takes it.</summary>
    /// <param name="f">F.</param>
    /// <param name="labels">Its labels.</param>
    /// <param name="hardness">H, positive together with the margin.</param>
    /// <param name="margin">alpha.</param>
    /// <param name="balls">The enclosing balls of the classes.</param>
    /// <param name="offer">Takes an embedding and its source.</param>
    /// <param name="promises">Whether an embedding may be better than what is known, told at little cost: where N is large nothing else is worked out.</param>
    /// <param name="cancellation">Stops between two.</param>
    public static void Offer(
        Embedding f,
        Labels labels,
        double hardness,
        double margin,
        EnclosingBall[] balls,
        Func<Embedding, string, bool> offer,
        Func<Embedding, bool> promises,
        CancellationToken cancellation
    )
    {
        ClassShrink shrink = ClassShrink.Of(f, labels);
        foreach (IReadOnlyList<double[]> centres in new[] { shrink.Centres, [.. balls.Select(b => b.Centre)] })
        {
            if (!cancellation.IsCancellationRequested)
            {
                Expand(new ClassExpansion(f, labels, centres), margin, offer);
            }
        }
        Shrink(f, labels, shrink, hardness, margin, offer, promises, cancellation);
    }

    private static void Shrink(
        Embedding f,
        Labels labels,
        ClassShrink shrink,
        double hardness,
        double margin,
        Func<Embedding, string, bool> offer,
        Func<Embedding, bool> promises,
        CancellationToken cancellation
    )
    {
        double high = Math.Min(shrink.Bound(hardness + margin), shrink.Spreads.Max()),
            low = 0;
        bool much = (double)f.Points * f.Points * f.Dimension > MuchWork;
        if (much)
        {
            // A sample of the points needs no larger C than all of them.
            int[] rows = [.. Enumerable.Range(0, Sample).Select(k => (int)((long)k * f.Points / Sample))];
            Labels sampled = labels.Select(rows);
            low = Halve(0, high, Steps, c => Member(shrink.At(c).Select(rows), sampled)).Low;
            if (!promises(shrink.At(low)))
            {
                return;
            }
        }
        if (cancellation.IsCancellationRequested || !Member(shrink.At(high), labels))
        {
            return;
        }
        high = Halve(low, high, much ? FewSteps : Steps, c => Member(shrink.At(c), labels)).High;
        // A last digit of room for the exact check.
        _ = offer(shrink.At(high * (1 + 1e-12)), Shrunk) || offer(shrink.At(high * (1 + 1e-9)), Shrunk);

        bool Member(Embedding g, Labels of) => !(TripletSeparation.Of(g, of).Hardness + margin > 0);

        (double Low, double High) Halve(double from, double to, int steps, Func<double, bool> member)
        {
            for (int k = 0; k < steps && !cancellation.IsCancellationRequested; k++)
            {
                double middle = (from + to) / 2;
                (from, to) = member(middle) ? (from, middle) : (middle, to);
            }
            return (from, to);
        }
    }

    private static void Expand(ClassExpansion family, double margin, Func<Embedding, string, bool> offer)
    {
        if (margin > 0)
        {
            // The least lambda depends on s: golden section over s, one pass each.
            double best = Golden(s => Value(family.LeastDilation(s, margin), s), GoldenSteps / 2);
            Try(family.LeastDilation(best, margin), best);
            Try(family.LeastDilation(0, margin), 0);
            return;
        }
        double ratio = family.LeastDilation(1, 0);
        if (!double.IsFinite(ratio))
        {
            return;
        }
        Try(ratio, 1);
        double share = Golden(s => family.Displacement(ratio * s, s), GoldenSteps);
        Try(ratio * share, share);
        Try(1, 1 / Math.Max(1, ratio));

        double Value(double lambda, double s) => double.IsFinite(lambda) ? family.Displacement(lambda, s) : double.PositiveInfinity;

        void Try(double lambda, double s)
        {
            if (double.IsFinite(lambda))
            {
                _ = offer(family.At(lambda, s), Expanded);
            }
        }
    }

    // The least of a function of s in [0, 1], convex for margin 0.
    private static double Golden(Func<double, double> value, int steps)
    {
        const double Share = 0.6180339887498949;
        (double low, double high) = (0, 1);
        double left = high - Share,
            right = low + Share,
            atLeft = value(left),
            atRight = value(right);
        for (int k = 0; k < steps; k++)
        {
            if (atLeft <= atRight)
            {
                (high, right, atRight) = (right, left, atLeft);
                left = high - (Share * (high - low));
                atLeft = value(left);
            }
            else
            {
                (low, left, atLeft) = (left, right, atRight);
                right = low + (Share * (high - low));
                atRight = value(right);
            }
        }
        return (low + high) / 2;
    }
}
