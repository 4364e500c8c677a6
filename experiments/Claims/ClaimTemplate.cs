using IsoTriplet.Experiments.Claims.IsometricApproximation;
using IsoTriplet.Experiments.Claims.Ledger;
using IsoTriplet.Isometry;

namespace IsoTriplet.Experiments.Claims;

/// <summary>
/// How to write a claim. Copy this file to <c>experiments/Claims/SOURCE/STATEMENT.cs</c>, replace every text, and add the class to the source's list.
/// The tests then ask three things of it: that it is registered, that it gets its expected verdict, and that its negative control flips.
/// </summary>
/// <remarks>
/// Choose the evidence by what the claim is: <see cref="ProofEvidence"/> for what z3 can discharge; <see cref="InstanceEvidence"/> for a relation
/// that instances can support or contradict, judged from intervals; <see cref="CounterexampleEvidence"/> for a false claim, with certificates;
/// <see cref="ModelEvidence"/> for a step that z3 refutes with a model; <see cref="ComputedEvidence"/> for anything else. Every one carries its own
/// negative control: a hypothesis dropped, or a constant 1% better than the true one, must change the verdict.
/// </remarks>
public static class ClaimTemplate
{
    /// <summary>The claim.</summary>
    /// <returns>A new record.</returns>
    public static Claim Create() =>
        new()
        {
            // Source and statement in small letters and hyphens; what this project adds itself begins with own-.
            Id = "template-radius",
            // A key of docs/references.md, or own.
            Source = "own",
            // Where the source says it: equation, theorem, figure, section. Say so when the print was not seen.
            Locator = "Jung's theorem, in the plane",
            Statement = "A plane set of diameter d lies in a ball of radius d / sqrt 3.",
            // All of them: a hypothesis that is not named cannot be dropped by the control.
            Hypotheses = "Points in the plane.",
            // Left, relation, right. The instance evidence judges left <= right.
            Relation = "R(X) <= diam(X) / sqrt 3",
            Expected = Verdict.Holds,
            // Why, in a sentence. For a false claim: what holds instead.
            Reason = "A standard theorem; tight at the equilateral triangle, where a constant 1% smaller fails.",
            Evidence = new InstanceEvidence(Streams.PlanePairs, Sides)
            {
                // Random instances are seldom tight: give the negative control a configuration that is.
                Made = [Sampling.Pair("equilateral triangle", Triangle, Triangle)],
            },
        };

    private static Numerics.Embedding Triangle { get; } = Numerics.Embedding.Create(3, 2, [0, 0, 1, 0, 0.5, Math.Sqrt(0.75)]);

    // Intervals that hold the true values where brackets are involved; Judgement.Exact where both sides are computed up to rounding.
    private static Judgement Sides(Instance f) =>
        Judgement.Exact(SmallestEnclosingBall.Of(f.Points).Radius, Diameter.Of(f.Points).Value / Math.Sqrt(3));
}
