using IsoTriplet.Optimizers.Gram;

namespace IsoTriplet.Experiments.Claims.Own;

/// <summary>When d_iso is H/2, and how far from it d_iso can be with dimensions to spare (docs/mathematics/extensions.md, section 16).</summary>
internal static class DimensionsToSpare
{
    public static IReadOnlyList<Claim> Claims { get; } =
    [
        new("own-half-violations", "docs/mathematics/extensions.md, Theorem 16.10", Verdict.Proved, "Theorem 16.10")
        {
            Statement =
                "If the distances within classes, less half of the worst violation that each takes part in, and those across, with half of it added, are Euclidean in R^n, then d_iso(F, F_TS) = H/2.",
            Hypotheses =
                "H > 0; tried for n = N - 1, the points independent; instances where these distances are not Euclidean are judged true.",
            Relation = "d_iso(F, G) <= H(F)/2 for the G with these distances",
            Reason = "Theorem 16.10; H/2 is the least there is (iat-theorem-3-lower).",
            Evidence = Independent.Try(f => Half(f, HalfOfViolations(f))),
        },
        new("own-half-one-triple", "docs/mathematics/extensions.md, Theorem 16.11", Verdict.Proved, "Theorem 16.11")
        {
            Statement =
                "If one triple (a,p,q) is violated and every other triple with p or q, but for those that G helps, is at least H from it, then d_iso(F, F_TS) = H/2 in every n.",
            Hypotheses = "H > 0 and what RoomEmbeddings.Along asks; other instances are judged true.",
            Relation = "d_iso(F, G) <= H(F)/2, G = F with p moved towards a and q away from it by H/2",
            Reason = "Theorem 16.11.",
            Evidence = Apart.Try(f => Half(f, RoomEmbeddings.Along(f)), Wedge),
        },
        new("own-half-one-pair", "docs/mathematics/extensions.md, Theorem 16.12", Verdict.Proved, "Theorem 16.12")
        {
            Statement = "One class of two points and any number of classes of one point: d_iso(F, F_TS) = H/2 with one dimension to spare.",
            Hypotheses = "H > 0; affine dimension of F at most n - 1, or n >= N - 1.",
            Relation = "d_iso(F, G) <= H(F)/2, G = F with the pair drawn together and the others lifted",
            Reason = "Theorem 16.12. Two classes of two points and one point already need more: the control.",
            Evidence = OnePair.Try(f => Half(f, RoomEmbeddings.Apart(f)), Sampling.OnLine("-1, 1 around 0", [-1, 1, 0], [0, 0, 1])),
            Control = new Certified("a second class of two points: 0, 2 | -1, -3 | -2, a Gram certificate", 1, _ => [TwoPairs()]),
        },
        new("own-room-lifted", "docs/mathematics/extensions.md, Theorem 16.13", Verdict.Proved, "Theorem 16.13")
        {
            Statement = "With n >= N - 1 dimensions d_iso(F, F_TS) <= (4 - sqrt 7) H = 1.3543 H.",
            Hypotheses = "H >= 0.",
            Relation = "d_iso(F, the lifted G) <= (4 - sqrt 7) H(F)",
            Reason =
                "Theorem 16.13. That G needs 1.3135 H at -1, 0, 1 around 0, where d_iso is (sqrt 3 - 1) H: the best factor lies between sqrt 3 - 1 and 4 - sqrt 7.",
            Evidence = Streams.Small.Try(f => Within(f, RoomEmbeddings.Lifted(f), RoomEmbeddings.Factor), Around).Times(0.96),
        },
    ];

    private static Instance Around => Sampling.OnLine("-1, 0, 1 around 0", [-1, 0, 1, 0], [0, 0, 0, 1]);

    private static Instance Wedge =>
        new(Embedding.Create(3, 2, [0, 0, 2, 0, 0, 1]), Labels.FromIntegers([0, 0, 1]), "a right angle at the anchor");

    /// <summary>Points that are affinely independent, in classes that are some way apart.</summary>
    internal static InstanceSource Independent =>
        new(
            "independent",
            "gaussian, N = 3..7, n = N - 1, two or three classes moved apart by up to 2",
            r =>
            {
                int points = r.Next(3, 8);
                (Labels labels, Embedding noise) = (Sampling.Classes(r, points, r.Next(2, 4)), NormalDraw.Points(r, points, points - 1));
                double apart = 2 * r.NextDouble();
                return new Instance(Sampling.Map(noise, (i, k) => noise[i, k] + (k == 0 ? apart * labels[i] : 0)), labels);
            }
        );

    /// <summary>A separated family with one point moved: often one violated triple.</summary>
    internal static InstanceSource Apart =>
        new(
            "one-moved",
            "two or three classes far apart, N = 3..6, n = 1..4, a positive and a negative moved to where one triple is violated by a little",
            r =>
            {
                (int points, int n) = (r.Next(3, 7), r.Next(1, 5));
                (Labels labels, Embedding noise) = (Sampling.Classes(r, points, r.Next(2, 4)), NormalDraw.Points(r, points, n));
                int moved = r.Next(points);
                double apart = 3 + (3 * r.NextDouble()),
                    back = 1 + r.NextDouble();
                double Place(int i, int k) => (0.5 * noise[i, k]) + (k == 0 ? apart * labels[i] * (i == moved ? 1 / back : 1) : 0);
                return new Instance(Sampling.Map(noise, Place), labels);
            }
        );

    /// <summary>One class of two points; the others stand alone.</summary>
    internal static InstanceSource OnePair =>
        new(
            "one-pair",
            "gaussian and grid points, N = 3..9, n = 1..4, one class of two points, the others of one",
            r =>
            {
                int points = r.Next(3, 10);
                return new Instance(
                    Sampling.Mixed(r, points, r.Next(1, 5)),
                    Labels.FromIntegers([.. Enumerable.Range(0, points).Select(i => Math.Max(0, i - 1))])
                );
            }
        );

    /// <summary>F in the middle of two pairs: two classes of two points and one between the second.</summary>
    internal static Instance SecondPair => Sampling.OnLine("0, 2 | -1, -3 | -2", [0, 2, -1, -3, -2], [0, 0, 1, 1, 2]);

    private static Embedding? HalfOfViolations(Instance f) =>
        RoomEmbeddings.Scaled(RoomEmbeddings.HalfOfViolations(f)) is (var g, > 0) ? g : null;

    private static Judgement Half(Instance f, Embedding? g) => Within(f, g, 0.5);

    // d_iso(F, G) against the factor times H; infinite where G is not separated, and 0 where there is no G.
    private static Judgement Within(Instance f, Embedding? g, double factor)
    {
        (double h, double rounding) = (Quantities.Hardness(f), 1e-11 * Quantities.Largest(f.Points));
        bool separated = g is null || TripletSeparation.Of(g, f.Labels).HardNegativeLoss() <= rounding;
        return Judgement.Sides(
            g is null || h <= rounding ? 0
                : separated ? Quantities.Iso(f.Points, g)
                : double.PositiveInfinity,
            (factor * h) + (1e-3 * rounding)
        );
    }

    private static CertifiedFigures TwoPairs()
    {
        Instance f = SecondPair;
        return GramBound.Find(f.Points, f.Labels).Certificate is { } gram
            ? new("d_iso, H/2", CertificateBound(gram), Quantities.Hardness(f) / 2, [new("gram", gram)]) { Instance = f }
            : new("no Gram certificate", 0, 1);
    }

    private static double CertificateBound(GramCertificate gram) => CertificateChecker.Check(gram).Bound;
}
