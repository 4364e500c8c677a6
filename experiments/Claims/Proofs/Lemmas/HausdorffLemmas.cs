using static IsoTriplet.Experiments.Claims.Proofs.Smt;

namespace IsoTriplet.Experiments.Claims.Proofs.Lemmas;

/// <summary>The infimum of d_haus is a min-max displacement (docs/mathematics.md, section 2).</summary>
public static class HausdorffLemmas
{
    /// <summary>The lemmas of this group.</summary>
    public static IReadOnlyList<SmtLemma> All { get; } = [InfimumIsDisplacement(2, 2), InfimumIsDisplacement(3, 2), Inherited()];

    private static SmtLemma InfimumIsDisplacement(int first, int second)
    {
        int count = first + second;
        int[] label = [.. Enumerable.Range(0, count).Select(i => i < first ? 0 : 1)];
        var members = new[] { Enumerable.Range(0, first).ToArray(), Enumerable.Range(first, second).ToArray() };
        string G(int i, int j) => i == j ? "0.0" : $"g_{Math.Min(i, j) + 1}_{Math.Max(i, j) + 1}";
        string R(int i, int j) => $"r_{i + 1}_{j + 1}";
        string Separated(int[] s) =>
            And(
                from a in Enumerable.Range(0, count)
                from p in members[label[a]]
                where p != a
                from q in members[1 - label[a]]
                where s[a] != s[p]
                select AtMost(G(s[a], s[p]), G(s[a], s[q]))
            );
        var pairs = (from i in Enumerable.Range(0, count) from j in Enumerable.Range(i + 1, count - i - 1) select G(i, j)).ToArray();
        var reach = (from i in Enumerable.Range(0, count) from j in members[label[i]] select R(i, j)).ToArray();
        var near = Enumerable.Range(0, count).Select(i => Or(members[label[i]].Select(j => AtMost(R(i, j), "t"))));
        var far = Enumerable.Range(0, count).Select(j => Or(members[label[j]].Select(i => AtMost(R(i, j), "t"))));
        var choices = members.SelectMany(m => m).Select(i => members[label[i]]).ToArray();
        var answers = Choices(choices).Select(s => And([.. s.Select((j, i) => AtMost(R(i, j), "t")), Separated(s)]));
        return new SmtLemma
        {
            Id = $"haus-infimum-is-displacement-{first}-{second}",
            Statement =
                $"Classes of {first} and {second} points. If G is separated and d_haus(F,G) <= t, some re-assignment s of the points of G within their classes "
                + "is separated and moves no point of F further than t. r_i_j = |p_i - g_j|, g_i_j = |g_i - g_j|.",
            Source = "docs/mathematics.md, section 2; (23) of [IAT] for the infimum",
            Logic = "QF_LRA",
            Declarations = [.. Reals([.. pairs, .. reach, "t"])],
            Hypotheses =
            [
                new("distances are not negative", [.. pairs.Concat(reach).Select(x => AtMost("0.0", x))]),
                new("G is Triplet-Separated", Separated([.. Enumerable.Range(0, count)])),
                new("the Hausdorff distance of each class is at most t", [.. near, .. far]),
            ],
            Conclusion = Or(answers),
            Control = SmtControl.Without("G is Triplet-Separated"),
        };
    }

    private static IEnumerable<int[]> Choices(int[][] options) =>
        options.Aggregate(
            (IEnumerable<int[]>)
                [
                    [],
                ],
            (done, next) => done.SelectMany(d => next.Select(n => (int[])[.. d, n]))
        );

    private static SmtLemma Inherited()
    {
        static string Pick(string index, IEnumerable<(int Value, string Term)> terms) =>
            terms.Reverse().Aggregate("0.0", (rest, t) => $"(ite (= {index} {t.Value}) {t.Term} {rest})");
        static string Same(int i, int j) => i == j ? "0.0" : $"d_{Math.Min(i, j)}_{Math.Max(i, j)}";
        int[] class0 = [1, 2, 3],
            class1 = [4, 5];
        var positive = Pick("sa", class0.Select(i => (i, Pick("sp", class0.Select(j => (j, Same(i, j)))))));
        var negative = Pick("sa", class0.Select(i => (i, Pick("sq", class1.Select(j => (j, Same(i, j)))))));
        string[] distances = ["d_1_2", "d_1_3", "d_2_3", .. class0.SelectMany(i => class1.Select(j => Same(i, j)))];
        return new SmtLemma
        {
            Id = "separation-is-inherited",
            Statement =
                "Classes {1,2,3} and {4,5}. If the five points are separated, every family taken from them with repetition is: for any sa, sp in the first class "
                + "(equal or not) and sq in the second, d(sa,sp) <= d(sa,sq).",
            Source = "docs/mathematics.md, section 2",
            Logic = "ALL",
            Declarations = [.. Reals(distances), .. Integers("sa", "sp", "sq")],
            Hypotheses =
            [
                new("distances are not negative", [.. distances.Select(x => AtMost("0.0", x))]),
                new(
                    "the five points are separated",
                    [.. from a in class0 from p in class0 where p != a from q in class1 select AtMost(Same(a, p), Same(a, q))]
                ),
                new("the indices keep their classes", "(<= 1 sa 3)", "(<= 1 sp 3)", "(<= 4 sq 5)"),
            ],
            Conclusion = AtMost(positive, negative),
            Control = SmtControl.Without("the five points are separated"),
        };
    }
}
