namespace IsoTriplet.Experiments.Statistics;

/// <summary>The area under the ROC curve: the probability that a positive case has the higher score, ties counted by half.</summary>
/// <param name="Interval">
/// The A with |AUC - A| &lt;= z sqrt(V(A)), V(A) = A (1-A) [1 + (m-1) ((1-A)/(2-A) + A/(1+A))] / (p q), m = (p+q)/2: method 5 of R. G. Newcombe,
/// <i>Confidence intervals for an effect size measure based on the Mann-Whitney statistic. Part 2</i>, Statistics in Medicine 25 (2006). It has a width at
/// AUC = 0 and 1, where DeLong's has none.
/// </param>
/// <param name="Positives">p, cases with the outcome.</param>
public sealed record RankedAgreement(double Area, ConfidenceInterval Interval, int Positives, int Negatives)
{
    private const int Bisections = 80;

    /// <summary>Computes the area by ranks in O(n log n).</summary>
    /// <param name="scores">One finite score a case.</param>
    /// <param name="outcomes">Whether the case has the outcome.</param>
    /// <param name="confidence">Two-sided confidence. Default 95 %.</param>
    /// <returns>Area and interval; null where all outcomes are the same, as no pair can be compared.</returns>
    /// <exception cref="ArgumentException">The counts differ, or a score is not finite.</exception>
    public static RankedAgreement? Of(
        IReadOnlyList<double> scores,
        IReadOnlyList<bool> outcomes,
        double confidence = ConfidenceInterval.Confidence
    )
    {
        Numerics.Guard.SameSize(scores.Count, outcomes.Count, "scores and outcomes");
        double z = ConfidenceInterval.NormalQuantile(confidence);
        (double Score, bool Outcome)[] cases = [.. scores.Zip(outcomes, (s, o) => (Numerics.Guard.Finite(s), o)).OrderBy(c => c.Item1)];
        int positives = outcomes.Count(o => o);
        int negatives = outcomes.Count - positives;
        if (positives == 0 || negatives == 0)
        {
            return null;
        }
        double wins = 0;
        double below = 0;
        for (int start = 0, end; start < cases.Length; start = end)
        {
            (end, double up, double down) = (start, 0, 0);
            for (; end < cases.Length && cases[end].Score.Equals(cases[start].Score); end++)
            {
                (up, down) = cases[end].Outcome ? (up + 1, down) : (up, down + 1);
            }
            wins += up * (below + (down / 2));
            below += down;
        }
        double area = wins / ((double)positives * negatives);
        double End(double limit) => Root(area, limit, z, positives, negatives);
        return new RankedAgreement(area, new ConfidenceInterval(End(0), End(1)), positives, negatives);
    }

    // |area - A| - z sqrt(V(A)) changes sign once between the area and each end of [0, 1].
    private static double Root(double area, double limit, double z, int positives, int negatives)
    {
        (double inside, double outside) = (area, limit);
        for (int k = 0; k < Bisections; k++)
        {
            double middle = (inside + outside) / 2;
            bool holds = Math.Abs(area - middle) <= z * Math.Sqrt(Variance(middle, positives, negatives));
            (inside, outside) = holds ? (middle, outside) : (inside, middle);
        }
        return inside;
    }

    private static double Variance(double a, int p, int q) =>
        a * (1 - a) * (1 + ((((p + q) / 2.0) - 1) * (((1 - a) / (2 - a)) + (a / (1 + a))))) / ((double)p * q);
}
