using IsoTriplet.Experiments.Statistics;

namespace IsoTriplet.Tests.Statistics;

public sealed class LogisticRegressionTests
{
    // Temperature at launch and distress of the O-rings: S. R. Dalal, E. B. Fowlkes, B. Hoadley, JASA 84 (1989).
    private static readonly double[] Temperature =
    [
        .. "66 70 69 68 67 72 73 70 57 63 70 78 67 53 67 75 70 81 76 79 75 76 58".Split(' ').Select(double.Parse),
    ];

    private static readonly int[] Distress = [0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1];

    private static LogisticFit Fit(double[] x, IEnumerable<int> y) =>
        LogisticRegression.Fit(["x"], [.. x.Select(v => new[] { v })], [.. y.Select(v => v == 1)]);

    [Fact]
    public void Fit_ORings_GivesThePublishedModel()
    {
        LogisticFit fit = Fit(Temperature, Distress);
        LogisticCoefficient slope = fit.Slope("x")!;
        Assert.Equal(LogisticStatus.Converged, fit.Status);
        Assert.Equal(15.0429, fit.Intercept!.Value, 4);
        Assert.Equal(-0.2322, slope.Value, 4);
        Assert.Equal(0.1082, slope.StandardError, 4);
        Assert.Equal(28.267, fit.NullDeviance, 3);
        Assert.Equal(20.315, fit.Deviance, 3);
        // confint of R's MASS, which interpolates by splines.
        Assert.Equal(-0.5154718, slope.Profile.Lower, 3);
        Assert.Equal(-0.0608206, slope.Profile.Upper, 3);
    }

    [Fact]
    public void Fit_TwoByTwoTable_IsTheLogOddsRatio()
    {
        // 12 of 20 where x = 1, 5 of 25 where x = 0.
        double[] x = [.. Enumerable.Range(0, 45).Select(i => i < 20 ? 1.0 : 0)];
        LogisticFit fit = Fit(x, Enumerable.Range(0, 45).Select(i => i is < 12 or >= 20 and < 25 ? 1 : 0));
        Assert.Equal(Math.Log(12.0 * 20 / (8 * 5)), fit.Slope("x")!.Value, 9);
        Assert.Equal(Math.Sqrt((1.0 / 12) + (1.0 / 8) + (1.0 / 5) + (1.0 / 20)), fit.Slope("x")!.StandardError, 9);
        Assert.Equal(Math.Log(5.0 / 20), fit.Intercept!.Value, 9);
    }

    [Theory]
    [InlineData(new[] { 0, 0, 0, 1, 1, 1 })]
    [InlineData(new[] { 1, 1, 1, 0, 0, 0 })]
    [InlineData(new[] { 1, 1, 1, 1, 1, 1 })]
    public void Fit_SeparatedOutcomes_SaysSo(int[] outcomes)
    {
        LogisticFit fit = Fit([1, 2, 3, 4, 5, 6], outcomes);
        Assert.Equal(LogisticStatus.Separated, fit.Status);
        Assert.Empty(fit.Slopes);
        Assert.Null(fit.Intercept);
        Assert.True(fit.Deviance < 1e-3);
    }

    [Theory]
    [InlineData(new[] { 0, 0, 0, 1, 1, 1 }, 9, double.PositiveInfinity)]
    [InlineData(new[] { 0, 1, 0, 1, 0, 1 }, 0, 1e-9)]
    public void MostOf_OutcomesOverALine_IsNoLessThanTheMostOfTheProgram(int[] outcomes, double least, double most)
    {
        double[][] design = [.. Enumerable.Range(0, 6).Select(i => new[] { 1, i - 2.5 })];
        // Separated: sum_i s_i x_i.b is 9 at b = (0, 1). Else 0 is all that the program has.
        Assert.InRange(Separation.MostOf(design, [.. outcomes.Select(o => o == 1)], [0, 0]), least, most);
    }

    [Fact]
    public void Fit_SeparatedButForATie_SaysSo()
    {
        LogisticFit fit = Fit([1, 2, 3, 3, 4, 5], [0, 0, 0, 1, 1, 1]);
        Assert.Equal(LogisticStatus.Separated, fit.Status);
        Assert.Equal(4 * Math.Log(2), fit.Deviance, 3);
    }

    [Fact]
    public void Fit_OneCaseOnTheWrongSide_HasAMaximum() =>
        Assert.Equal(LogisticStatus.Converged, Fit([1, 2, 3, 4, 5, 6], [0, 0, 1, 0, 1, 1]).Status);

    [Fact]
    public void Fit_ManyDraws_RecoversTheSlopes()
    {
        Random random = new(4);
        List<double[]> rows = [];
        List<bool> outcomes = [];
        for (int i = 0; i < 4000; i++)
        {
            double[] x = [Draw.Normal(random), 3 + (10 * Draw.Normal(random))];
            rows.Add(x);
            outcomes.Add(random.NextDouble() < 1 / (1 + Math.Exp(-(0.5 + (1.5 * x[0]) - (0.1 * x[1])))));
        }
        LogisticFit fit = LogisticRegression.Fit(["a", "b"], rows, outcomes);
        Assert.True(fit.Slope("a")!.Profile.Holds(1.5) && fit.Slope("b")!.Profile.Holds(-0.1));
        Assert.False(fit.Slope("a")!.Profile.Holds(0));
        // With thousands of cases both intervals agree.
        Assert.Equal(fit.Slope("a")!.Wald.Lower, fit.Slope("a")!.Profile.Lower, 2);
        Assert.True(fit.Explained is > 0.1 and < 0.6);
    }

    [Fact]
    public void Fit_CollinearPredictorsOrNone_Throws()
    {
        Assert.Throws<ArgumentException>(() =>
            LogisticRegression.Fit(
                ["a", "b"],
                [
                    [1, 2],
                    [2, 4],
                    [3, 6],
                ],
                [true, false, true]
            )
        );
        Assert.Throws<ArgumentException>(() => Fit([2, 2, 2], [0, 1, 0]));
        Assert.Throws<ArgumentException>(() => Fit([], []));
        Assert.Throws<ArgumentException>(() => Fit([1, double.NaN], [0, 1]));
    }
}
