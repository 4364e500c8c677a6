using IsoTriplet.Experiments.Statistics;

namespace IsoTriplet.Tests.Statistics;

public sealed class AgreementTests
{
    [Fact]
    public void Kappa_TwoReaders_IsTheTextbookValue()
    {
        CohensKappa found = Kappa(20, 5, 10, 15);
        Assert.Equal(0.4, found.Kappa!.Value, 12);
        Assert.Equal(0.7, found.Observed, 12);
        Assert.Equal(0.5, found.Expected, 12);
    }

    private static CohensKappa Kappa(int bothYes, int oneYes, int otherYes, int bothNo) =>
        CohensKappa.Of(
            new[,]
            {
                { bothYes, oneYes },
                { otherYes, bothNo },
            }
        );

    // The standard error by numerical derivatives of kappa and the covariance of multinomial shares: the delta method without the printed formula.
    [Fact]
    public void Kappa_ThreeWords_IntervalIsTheDeltaMethods()
    {
        int[,] table =
        {
            { 30, 6, 1 },
            { 4, 12, 5 },
            { 2, 3, 17 },
        };
        double[] shares = [.. table.Cast<int>().Select(c => c / 80.0)];
        double[] slopes = [.. Enumerable.Range(0, 9).Select(k => (Share(Nudged(k, 1e-6)) - Share(Nudged(k, -1e-6))) / 2e-6)];
        double mean = slopes.Zip(shares, (s, p) => s * p).Sum();
        double variance = (slopes.Zip(shares, (s, p) => s * s * p).Sum() - (mean * mean)) / 80;
        CohensKappa found = CohensKappa.Of(table);
        Assert.Equal(Share(shares), found.Kappa!.Value, 9);
        Assert.Equal(1.959964 * Math.Sqrt(variance), found.Interval!.Value.Upper - found.Kappa!.Value, 6);

        double[] Nudged(int k, double by) => [.. shares.Select((p, i) => i == k ? p + by : p)];

        static double Share(double[] p)
        {
            double total = p.Sum();
            double observed = (p[0] + p[4] + p[8]) / total;
            double expected = Enumerable
                .Range(0, 3)
                .Sum(i => (p[3 * i] + p[(3 * i) + 1] + p[(3 * i) + 2]) * (p[i] + p[i + 3] + p[i + 6]) / (total * total));
            return (observed - expected) / (1 - expected);
        }
    }

    [Fact]
    public void Kappa_SpecialTables_AreDefinedOrSaidToBeNot()
    {
        Assert.Equal(1, Kappa(5, 0, 0, 7).Kappa);
        Assert.Equal(-1, Kappa(0, 5, 5, 0).Kappa!.Value, 12);
        Assert.Equal(0, Kappa(6, 2, 12, 4).Kappa!.Value, 12);
        Assert.Null(Kappa(9, 0, 0, 0).Kappa);
        Assert.Throws<ArgumentException>(() => CohensKappa.Of(new int[2, 2]));
        Assert.Throws<ArgumentException>(() => CohensKappa.Of(new int[2, 3]));
        Assert.Throws<ArgumentException>(() => Kappa(1, -1, 0, 1));
    }

    [Fact]
    public void Area_WithTies_IsTheShareOfPairs()
    {
        Random random = new(2);
        double[] scores = [.. Enumerable.Range(0, 60).Select(_ => (double)random.Next(7))];
        bool[] outcomes = [.. scores.Select(s => random.NextDouble() < 0.2 + (s / 12))];
        double pairs = 0;
        double wins = 0;
        for (int i = 0; i < 60; i++)
        {
            for (int j = 0; j < 60; j++)
            {
                if (outcomes[i] && !outcomes[j])
                {
                    pairs++;
                    wins +=
                        scores[i] > scores[j] ? 1
                        : scores[i].Equals(scores[j]) ? 0.5
                        : 0;
                }
            }
        }
        RankedAgreement found = RankedAgreement.Of(scores, outcomes)!;
        Assert.Equal(wins / pairs, found.Area, 12);
        Assert.True(found.Interval.Holds(found.Area));
    }

    // The ends against J. A. Hanley, B. J. McNeil, Radiology 143 (1982), equation 1, with one count in place of both as Newcombe has it.
    [Fact]
    public void Area_EndsOfTheInterval_SolveNewcombesEquation()
    {
        double[] scores = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
        bool[] outcomes = [false, false, true, false, true, false, true, true, false, true, true];
        RankedAgreement found = RankedAgreement.Of(scores, outcomes)!;
        foreach (double a in new[] { found.Interval.Lower, found.Interval.Upper })
        {
            double m = (found.Positives + found.Negatives) / 2.0;
            double q1 = a / (2 - a);
            double q2 = 2 * a * a / (1 + a);
            double variance =
                ((a * (1 - a)) + ((m - 1) * (q1 - (a * a))) + ((m - 1) * (q2 - (a * a)))) / (found.Positives * found.Negatives);
            Assert.Equal(1.959963985, Math.Abs(found.Area - a) / Math.Sqrt(variance), 6);
        }
    }

    [Fact]
    public void Area_PerfectOrOneSided_HasAWidthOrNoValue()
    {
        RankedAgreement perfect = RankedAgreement.Of([1, 2, 3, 4], [false, false, true, true])!;
        Assert.Equal(1, perfect.Area);
        Assert.Equal(1, perfect.Interval.Upper, 12);
        Assert.True(perfect.Interval.Lower < 0.9);
        Assert.Equal(0.5, RankedAgreement.Of([1, 1, 1], [true, false, true])!.Area);
        Assert.Null(RankedAgreement.Of([1, 2], [true, true]));
        Assert.Throws<ArgumentException>(() => RankedAgreement.Of([1, double.NaN], [true, false]));
    }
}

public sealed class ProportionTests
{
    // R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), table I, method 3.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Of_NewcombesTable_Agrees(int successes, int trials, double lower, double upper)
    {
        ConfidenceInterval interval = Proportion.Of(successes, trials).Interval;
        Assert.Equal(lower, interval.Lower, 4);
        Assert.Equal(upper, interval.Upper, 4);
    }

    [Theory]
    [InlineData(3, 7)]
    [InlineData(0, 4)]
    [InlineData(4, 4)]
    public void Of_EndsOfTheInterval_SolveTheScoreEquation(int successes, int trials)
    {
        Proportion found = Proportion.Of(successes, trials, 0.9);
        double z = ConfidenceInterval.NormalQuantile(0.9);
        foreach (double p in new[] { found.Interval.Lower, found.Interval.Upper }.Where(p => p is > 0 and < 1))
        {
            Assert.Equal(z, Math.Abs(found.Share!.Value - p) / Math.Sqrt(p * (1 - p) / trials), 9);
        }
        Assert.True(found.Interval.Holds(found.Share!.Value));
        Assert.True(found.Interval.Upper > found.Interval.Lower);
    }

    [Fact]
    public void Of_NoTrial_SaysNothing()
    {
        Assert.Equal(new ConfidenceInterval(0, 1), Proportion.Of(0, 0).Interval);
        Assert.Null(Proportion.Of(0, 0).Share);
    }

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(4, 3)]
    [InlineData(0, -1)]
    public void Of_ImpossibleCounts_Throws(int successes, int trials) =>
        Assert.Throws<ArgumentException>(() => Proportion.Of(successes, trials));

    [Fact]
    public void NormalQuantile_NinetyFivePercent_IsTheKnownOne()
    {
        Assert.Equal(1.959963984540054, ConfidenceInterval.NormalQuantile(0.95), 12);
        Assert.Throws<ArgumentException>(() => ConfidenceInterval.NormalQuantile(1));
    }
}
