using static IsoTriplet.Experiments.Claims.Proofs.Smt;

namespace IsoTriplet.Experiments.Claims.Proofs.Lemmas;

/// <summary>The numbered products and lengths of [ETL] against the step on vectors (docs/mathematics/triplets.md, section 2).</summary>
public static class UpdateLemmas
{
    private static readonly Row First = new("first order", "1.0", "1.0", "b", "b");
    private static readonly Row Vanilla = new("vanilla", "(- 1.0 b)", "(+ 1.0 b)", "b", "b");
    private static readonly Row Second = new("second order", "1.0", "1.0", "(* b (- 1.0 S_ap))", "(* b S_aq)");

    private static readonly (string Left, string Words) PositiveProduct = (TripletFrame.Dot("A", "P"), "a'.p'");
    private static readonly (string Left, string Words) NegativeProduct = (TripletFrame.Dot("A", "Q"), "a'.q'");
    private static readonly (string Left, string Words) PositiveSquare = (TripletFrame.Dot("P", "P"), "|p'|^2");
    private static readonly (string Left, string Words) NegativeSquare = (TripletFrame.Dot("Q", "Q"), "|q'|^2");
    private static readonly (string Left, string Words) AnchorSquare = (TripletFrame.Dot("A", "A"), "|a'|^2");
    private static readonly (string Left, string Words) InPlane = (
        "(+ (* A1 A1) (* A2 A2))",
        "the square of the part of a' in the plane of a and q"
    );

    private const string InPlaneFormula =
        "(+ (* (- (+ 1.0 (* B S_ap)) (* E S_aq)) (- (+ 1.0 (* B S_ap)) (* E S_aq))) (* (- (* B gamma s) (* E t)) (- (* B gamma s) (* E t))))";

    private const string AnchorFormula = $"(+ {InPlaneFormula} (* B B (- 1.0 (* gamma gamma)) (- 1.0 (* S_ap S_ap))))";
    private const string AnchorAsPrinted = $"(+ {InPlaneFormula} (* B B gamma gamma (- 1.0 (* S_ap S_ap))))";

    /// <summary>The lemmas of this group.</summary>
    public static IReadOnlyList<SmtLemma> All { get; } =
    [
        Lemma(
            17,
            First,
            PositiveProduct,
            "(+ (* (+ 1.0 (* b b)) S_ap) (* 2.0 b) (- (* b S_pq)) (- (* b b S_aq)))",
            SmtControl.Without(TripletFrame.PositiveOnSphere.Name)
        ),
        Lemma(
            18,
            First,
            NegativeProduct,
            "(+ (* (+ 1.0 (* b b)) S_aq) (- (* 2.0 b)) (* b S_pq) (- (* b b S_ap)))",
            SmtControl.Claiming(
                "as printed",
                Equal(NegativeProduct.Left, "(+ (* (+ 1.0 (* b b)) S_ap) (- (* 2.0 b)) (* b S_pq) (- (* b b S_ap)))")
            )
        ),
        Lemma(
            19,
            First,
            PositiveSquare,
            "(+ (* (+ 1.0 (* b S_ap)) (+ 1.0 (* b S_ap))) (* b b (- 1.0 (* S_ap S_ap))))",
            SmtControl.Without(TripletFrame.PositiveOnSphere.Name)
        ),
        Lemma(
            20,
            First,
            NegativeSquare,
            "(+ (* (- 1.0 (* b S_aq)) (- 1.0 (* b S_aq))) (* b b (- 1.0 (* S_aq S_aq))))",
            SmtControl.Without(TripletFrame.NegativeOnSphere.Name)
        ),
        Lemma(
            21,
            First,
            InPlane,
            InPlaneFormula,
            SmtControl.Claiming(
                "with the sines added",
                Equal(InPlane.Left, InPlaneFormula.Replace("(- (* B gamma s)", "(+ (* B gamma s)", StringComparison.Ordinal))
            )
        ),
        Lemma(22, First, AnchorSquare, AnchorFormula, SmtControl.Claiming("as printed", Equal(AnchorSquare.Left, AnchorAsPrinted))),
        Lemma(
            23,
            Vanilla,
            PositiveProduct,
            "(+ (* (+ (- 1.0 b) (* b b)) S_ap) (- (* 2.0 b) (* b b)) (- (* b (- 1.0 b) S_pq)) (- (* b b S_aq)))",
            SmtControl.Without(TripletFrame.PositiveOnSphere.Name)
        ),
        Lemma(
            24,
            Vanilla,
            NegativeProduct,
            "(+ (* (+ 1.0 b (* b b)) S_aq) (- (* 2.0 b)) (- (* b b)) (* b (+ 1.0 b) S_pq) (- (* b b S_ap)))",
            SmtControl.Claiming(
                "as printed",
                Equal(
                    NegativeProduct.Left,
                    "(+ (* (+ 1.0 b (* b b)) S_ap) (- (* 2.0 b)) (- (* b b)) (* b (+ 1.0 b) S_pq) (- (* b b S_ap)))"
                )
            )
        ),
        Lemma(
            25,
            Vanilla,
            PositiveSquare,
            "(+ (* (+ (- 1.0 b) (* b S_ap)) (+ (- 1.0 b) (* b S_ap))) (* b b (- 1.0 (* S_ap S_ap))))",
            SmtControl.Without(TripletFrame.PositiveOnSphere.Name)
        ),
        Lemma(
            26,
            Vanilla,
            NegativeSquare,
            "(+ (* (- (+ 1.0 b) (* b S_aq)) (- (+ 1.0 b) (* b S_aq))) (* b b (- 1.0 (* S_aq S_aq))))",
            SmtControl.Without(TripletFrame.NegativeOnSphere.Name)
        ),
        Lemma(
            27,
            Vanilla,
            AnchorSquare,
            AnchorFormula,
            SmtControl.Claiming("with (1 - gamma^2) twice, as in the notebook", Equal(AnchorSquare.Left, Twice()))
        ),
        Lemma(
            35,
            Second,
            PositiveProduct,
            "(+ (* (+ 1.0 (* B B)) S_ap) (* 2.0 B) (- (* E S_pq)) (- (* B E S_aq)))",
            SmtControl.Without(TripletFrame.PositiveOnSphere.Name)
        ),
        Lemma(
            36,
            Second,
            NegativeProduct,
            "(+ (* (+ 1.0 (* E E)) S_aq) (- (* 2.0 E)) (* B S_pq) (- (* B E S_ap)))",
            SmtControl.Without(TripletFrame.NegativeOnSphere.Name)
        ),
        Lemma(
            37,
            Second,
            PositiveSquare,
            "(+ (* (+ 1.0 (* B S_ap)) (+ 1.0 (* B S_ap))) (* B B (- 1.0 (* S_ap S_ap))))",
            SmtControl.Without(TripletFrame.PositiveOnSphere.Name)
        ),
        Lemma(
            38,
            Second,
            NegativeSquare,
            "(+ (* (- 1.0 (* E S_aq)) (- 1.0 (* E S_aq))) (* E E (- 1.0 (* S_aq S_aq))))",
            SmtControl.Without(TripletFrame.NegativeOnSphere.Name)
        ),
        Lemma(39, Second, AnchorSquare, AnchorFormula, SmtControl.Without(TripletFrame.Twist.Name)),
    ];

    private static string Twice() => $"(+ {InPlaneFormula} (* B B (- 1.0 (* gamma gamma)) (- 1.0 (* gamma gamma)) (- 1.0 (* S_ap S_ap))))";

    private static SmtLemma Lemma(int number, Row row, (string Left, string Words) quantity, string formula, SmtControl control) =>
        new()
        {
            Id = $"etl-{number}",
            Statement =
                $"({number}) of [ETL], corrected where the print slips: {quantity.Words} after one {row.Name} step on unit vectors.",
            Source = "docs/mathematics/triplets.md, section 2; numbered as src/Triplets numbers the equations of [ETL]",
            Logic = "QF_NRA",
            Declarations = TripletFrame.Declarations(row.KeepPositive, row.KeepNegative, row.Pull, row.Push),
            Hypotheses = [TripletFrame.PositiveOnSphere, TripletFrame.NegativeOnSphere, TripletFrame.Twist],
            Conclusion = Equal(quantity.Left, formula),
            Control = control,
        };

    private sealed record Row(string Name, string KeepPositive, string KeepNegative, string Pull, string Push);
}
