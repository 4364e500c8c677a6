using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Numerics;
using IsoTriplet.Optimizers;

namespace IsoTriplet.Experiments.Claims.IsometricApproximation;

/// <summary>A gaussian embedding of the size of a published training run: its brackets and the verdict on collapse.</summary>
/// <param name="Classes">Persons or faces in a batch.</param>
/// <param name="ClassSize">Images of each.</param>
/// <param name="Dimension">n.</param>
/// <param name="Work">Arithmetic operations of the local searches for each distance.</param>
internal sealed record LargeBatch(int Classes, int ClassSize, int Dimension, double Work)
{
    public Instance Draw(ClaimContext context) =>
        new(
            Sampling.Gaussian(context.Draw(0), Classes * ClassSize, Dimension),
            Sampling.Balanced(Classes * ClassSize, Classes),
            $"gaussian, N = {Classes * ClassSize}, n = {Dimension}, {Classes} classes of {ClassSize}, seed {context.Settings.Seed}"
        );

    /// <summary>Proved when the brackets decide between collapse and none; the evidence says which.</summary>
    public ClaimResult Judge(ClaimContext context, CollapseVerdict expected)
    {
        Instance f = Draw(context);
        BracketSettings settings = new() { Starts = 2, Work = Work };
        BracketReport report = BracketSolver.Solve(f.Points, f.Labels, settings, cancellationToken: context.Cancel);
        context.Cancel.ThrowIfCancellationRequested();
        string figures =
            $"d_haus in [{report.Haus.Lower.Value:G6}, {report.Haus.Upper.Value:G6}], d_iso in [{report.Iso.Lower.Value:G6}, {report.Iso.Upper.Value:G6}], "
            + $"class radius {report.ClassRadius:G6}, total radius {report.TotalRadius:G6}";
        return new ClaimResult(
            report.Verdict == expected ? Verdict.Proved
                : report.Verdict == CollapseVerdict.Undecided ? Verdict.Undecided
                : Verdict.Refuted,
            1,
            f.Origin,
            $"collapse of the nearest separated embedding: {report.Verdict}; {figures}"
        )
        {
            Certificates = Figures.Certificates(("haus-lower", report.Haus.Lower), ("haus-upper", report.Haus.Upper)),
        };
    }

    /// <summary>All points in one place: the verdict must be total collapse, not none.</summary>
    public ControlResult Control()
    {
        Labels labels = Sampling.Balanced(Classes * ClassSize, Classes);
        Embedding collapsed = Embedding.Create(labels.Count, Dimension, new double[labels.Count * Dimension]);
        CollapseVerdict verdict = BracketSolver.Solve(collapsed, labels).Verdict;
        return new ControlResult(verdict == CollapseVerdict.Total, "all points in one place: the verdict is total collapse");
    }
}
