using static IsoTriplet.Experiments.Claims.Proofs.Smt;

namespace IsoTriplet.Experiments.Claims.Proofs.Lemmas;

/// <summary>Statements that are true of infima or of nothing, and false of a given pair of embeddings (docs/mathematics.md, sections 2, 3 and 7).</summary>
public static class RefutedSteps
{
    private static readonly int[] TwoAndOne = [0, 0, 1];

    /// <summary>The refuted steps.</summary>
    public static IReadOnlyList<SmtRefutation> All { get; } = [Displacement(), IsoAgainstHaus(), Scaling()];

    private static string Distance(string letter, int i, int j) => Absolute($"(- {letter}{i} {letter}{j})");

    private static SmtHypothesis Separated(int[] labels) =>
        new(
            "G is Triplet-Separated",
            [
                .. from a in Enumerable.Range(0, labels.Length)
                from p in Enumerable.Range(0, labels.Length)
                where p != a && labels[p] == labels[a]
                from q in Enumerable.Range(0, labels.Length)
                where labels[q] != labels[a]
                select AtMost(Distance("g", a + 1, p + 1), Distance("g", a + 1, q + 1)),
            ]
        );

    private static SmtHypothesis EqualSets() =>
        new("every class of G is the same set as in F: d_haus(F,G) = 0", "(and (= g1 p2) (= g2 p1))", "(= g3 p3)");

    private static SmtRefutation Displacement() =>
        new()
        {
            Id = "haus-equals-displacement-for-a-given-embedding",
            Statement = "for a given Triplet-Separated G, d_haus(F,G) equals the largest displacement |p_i - g_i|.",
            Source = "docs/mathematics.md, section 2; (23) of [IAT] read without the infimum",
            Labels = TwoAndOne,
            Demands = [Separated(TwoAndOne), EqualSets(), new("a point moved", "(>= (- p1 g1) 1.0)")],
        };

    private static SmtRefutation IsoAgainstHaus() =>
        new()
        {
            Id = "iso-at-most-twice-haus-for-a-given-embedding",
            Statement = "for a given Triplet-Separated G, d_iso(F,G) <= 2 d_haus(F,G).",
            Source = "docs/mathematics.md, section 3; (27) of [IAT] read without the infimum",
            Labels = TwoAndOne,
            Demands =
            [
                Separated(TwoAndOne),
                EqualSets(),
                new("a distance changed", Less("1.0", Absolute(Minus(Distance("p", 1, 3), Distance("g", 1, 3))))),
            ],
        };

    private static SmtRefutation Scaling()
    {
        int[] labels = [0, 0, 1, 1];
        string Change(int i, int j) => Minus(Distance("g", i, j), Distance("p", i, j));
        var pairs = from i in Enumerable.Range(1, 4) from j in Enumerable.Range(i + 1, 4 - i) select AtMost(Absolute(Change(i, j)), "eps");
        return new SmtRefutation
        {
            Id = "scaling-lowers-the-supremum",
            Statement =
                "if the supremum of |D_ij - G_ij| is positive, some scaled copy of G has a smaller one. A supremum reached with both signs, at pairs that are "
                + "not repeated points, grows under every scaling.",
            Source = "docs/mathematics.md, section 7.4; the argument attributed to Appendix A of [IAT]",
            Labels = labels,
            Unknowns = ["eps"],
            Demands =
            [
                Separated(labels),
                new("eps is the supremum", [.. pairs]),
                new("eps is positive", "(>= eps 1.0)"),
                new("reached from above by the pair 1,3", Equal(Change(1, 3), "eps")),
                new(
                    "reached from below by the pair 1,2, whose points differ in G",
                    Equal(Change(1, 2), "(- eps)"),
                    Less("0.0", Distance("g", 1, 2))
                ),
            ],
        };
    }
}
