using static IsoTriplet.Experiments.Claims.Proofs.Smt;

namespace IsoTriplet.Experiments.Claims.Proofs.Lemmas;

/// <summary>Distances against displacements: what follows from the metric axioms alone (docs/mathematics.md, section 3).</summary>
public static class DisplacementLemmas
{
    /// <summary>The lemmas of this group.</summary>
    public static IReadOnlyList<SmtLemma> All { get; } =
    [Quadrilateral(), IsoAtMostTwice(), IsoAtLeastHalf(), HausAtLeastQuarter(), SharedSlack()];

    private static SmtLemma Quadrilateral()
    {
        var space = new MetricSpace("p1", "p2", "g1", "g2");
        string bound = Sum(space.Distance("p1", "g1"), space.Distance("g1", "g2"), space.Distance("g2", "p2"));
        string Claim(string left) => AtMost(left, bound);
        return new SmtLemma
        {
            Id = "quadrilateral-inequality",
            Statement = "|p1 - p2| <= |p1 - g1| + |g1 - g2| + |g2 - p2|: a distance changes by no more than its ends move.",
            Source = "docs/mathematics.md, section 3; a step on the way to (27) of [IAT]",
            Logic = "QF_LRA",
            Declarations = space.Declarations,
            Hypotheses = [space.Axioms],
            Conclusion = Claim(space.Distance("p1", "p2")),
            Control = SmtControl.Claiming("with the left side larger by 1%", Claim(Product("1.01", space.Distance("p1", "p2")))),
        };
    }

    private static SmtLemma IsoAtMostTwice()
    {
        var space = new MetricSpace("p1", "p2", "g1", "g2");
        var change = Absolute(Minus(space.Distance("p1", "p2"), space.Distance("g1", "g2")));
        return new SmtLemma
        {
            Id = "iso-at-most-twice-displacement",
            Statement = "If |p_i - g_i| <= t for i = 1, 2 then | |p1 - p2| - |g1 - g2| | <= 2 t, so d_iso(F,G) <= 2 max_i |p_i - g_i|.",
            Source = "docs/mathematics.md, section 3; (27) of [IAT] for the infima",
            Logic = "QF_LRA",
            Declarations = [.. space.Declarations, .. Reals("t")],
            Hypotheses =
            [
                space.Axioms,
                new("displacements at most t", AtMost(space.Distance("p1", "g1"), "t"), AtMost(space.Distance("p2", "g2"), "t")),
            ],
            Conclusion = AtMost(change, "(* 2.0 t)"),
            Control = SmtControl.Claiming("with the constant 2 smaller by 1%", AtMost(change, "(* 1.98 t)")),
        };
    }

    private static SmtLemma IsoAtLeastHalf() =>
        new()
        {
            Id = "iso-at-least-half-hardness",
            Statement =
                "If G_ap <= G_aq and both distances are within eps of those of F, then D_ap - D_aq <= 2 eps, so d_iso(F, F_TS) >= H / 2.",
            Source = "docs/mathematics.md, section 3; (42) of [IAT]",
            Logic = "QF_LRA",
            Declarations = [.. Reals("D_ap", "D_aq", "G_ap", "G_aq", "eps")],
            Hypotheses =
            [
                new("eps-nearisometry", AtMost(Absolute("(- D_ap G_ap)"), "eps"), AtMost(Absolute("(- D_aq G_aq)"), "eps")),
                new("the triple is separated in G", AtMost("G_ap", "G_aq")),
            ],
            Conclusion = AtMost("(- D_ap D_aq)", "(* 2.0 eps)"),
            Control = SmtControl.Claiming("with the constant 2 smaller by 1%", AtMost("(- D_ap D_aq)", "(* 1.98 eps)")),
        };

    private static SmtLemma HausAtLeastQuarter()
    {
        var space = new MetricSpace("pa", "pp", "pq", "ga", "gp", "gq");
        var hardness = Minus(space.Distance("pa", "pp"), space.Distance("pa", "pq"));
        return new SmtLemma
        {
            Id = "haus-at-least-quarter-hardness",
            Statement =
                "If the triple (a,p,q) is separated in G and no point moved further than t, then D_ap - D_aq <= 4 t, so d_haus(F, F_TS) >= H / 4.",
            Source = "docs/mathematics.md, section 3",
            Logic = "QF_LRA",
            Declarations = [.. space.Declarations, .. Reals("t")],
            Hypotheses =
            [
                space.Axioms,
                new("displacements at most t", [.. "apq".Select(c => AtMost(space.Distance($"p{c}", $"g{c}"), "t"))]),
                new("the triple is separated in G", AtMost(space.Distance("ga", "gp"), space.Distance("ga", "gq"))),
            ],
            Conclusion = AtMost(hardness, "(* 4.0 t)"),
            Control = SmtControl.Claiming("with the constant 4 smaller by 1%", AtMost(hardness, "(* 3.96 t)")),
        };
    }

    private static SmtLemma SharedSlack()
    {
        string[] positives = ["d_ap1", "d_ap2", "d_ap3"],
            negatives = ["d_aq1", "d_aq2"];
        var triples = And(positives.SelectMany(p => negatives.Select(q => AtMost(p, q))));
        var separates = And([.. positives.Select(p => AtMost(p, "s")), .. negatives.Select(q => AtMost("s", q))]);
        return new SmtLemma
        {
            Id = "one-radius-per-anchor",
            Statement =
                "All triples of an anchor a hold exactly when one number s lies between its positive and its negative distances: "
                + "s = the largest positive distance does. This turns N^3 constraints into N^2.",
            Source = "docs/mathematics.md, section 4.2",
            Logic = "QF_LRA",
            Declarations =
            [
                .. Reals([.. positives, .. negatives, "s"]),
                $"(define-fun radius () Real {positives.Aggregate(Larger)})",
                $"(define-fun triples () Bool {triples})",
                $"(define-fun separates () Bool {separates})",
            ],
            Hypotheses = [],
            Conclusion = "(and (=> separates triples) (=> (and triples (= s radius)) separates))",
            Control = SmtControl.Claiming("for any s instead of the largest positive distance", "(=> triples separates)"),
        };
    }
}
