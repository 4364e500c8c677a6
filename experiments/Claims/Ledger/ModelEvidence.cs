using IsoTriplet.Certificates;
using IsoTriplet.Experiments.Claims.Proofs;
using IsoTriplet.Numerics;
using IsoTriplet.Optimizers;

namespace IsoTriplet.Experiments.Claims.Ledger;

/// <summary>A step that z3 refutes: its model is a pair of embeddings on a line, which is measured again with the library's own functions.</summary>
public sealed record ModelEvidence(
    string Refutation,
    Func<Instance, (double Left, double Right)> Measure,
    Func<Instance, (double Left, double Right)> TrueSides
) : IEvidence
{
    /// <summary>What <see cref="TrueSides"/> states.</summary>
    public required string TrueStatement { get; init; }

    public EvidenceKind Kind => EvidenceKind.Certificate;

    public string Description => $"a model of proofs/refuted/{Refutation}.smt2, measured as an embedding; G's separation has a certificate";

    public ClaimResult Judge(ClaimContext context)
    {
        if (Find(context) is not { } pair)
        {
            return new ClaimResult(Verdict.Undecided, 0, Refutation, $"z3 gave no model of proofs/refuted/{Refutation}.smt2");
        }
        (double left, double right) = Measure(pair);
        NamedCertificate certificate = Separated(pair);
        bool refutes = left > right && CertificateChecker.Check(certificate.Certificate).Valid;
        string points = $"F = {Row(pair.Points)}, G = {Row(pair.Other)}, classes {string.Join(' ', pair.Labels.ClassOf.ToArray())}";
        return new ClaimResult(
            refutes ? Verdict.Refuted : Verdict.Undecided,
            1,
            $"left {left:G9} > right {right:G9} at {points}",
            $"z3's model of proofs/refuted/{Refutation}.smt2, measured again."
        )
        {
            Certificates = [certificate],
            Against = refutes ? [pair] : [],
        };
    }

    public ControlResult Control(ClaimContext context)
    {
        bool holds = Find(context) is { } pair && TrueSides(pair) is var (left, right) && left <= right * (1 + 1e-12);
        return new ControlResult(holds, $"replaced by what holds, {TrueStatement}: the same pair does not contradict it");
    }

    private Instance? Find(ClaimContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        SmtRefutation step = ProofFolder.Refutations.First(r => r.Id == Refutation);
        if (context.Prover.Ask(step.Script, context.Cancel).Model is not { } model)
        {
            return null;
        }
        (double[] f, double[] g) = step.Embeddings(model);
        return new Instance(OnLine(f), Labels.FromIntegers([.. step.Labels]), $"model of {Refutation}") { Others = [OnLine(g)] };
    }

    private static NamedCertificate Separated(Instance pair) =>
        new(
            "separated",
            new SeparatedPointCertificate(
                BracketSolver.ProblemOf(pair.Points, pair.Labels),
                "iso",
                Math.BitIncrement(Isometry.IsometricDistance.Between(pair.Points, pair.Other).Value * (1 + 1e-12)),
                pair.Other.ToRows()
            )
        );

    private static Embedding OnLine(double[] x) => Embedding.Create(x.Length, 1, x);

    private static string Row(Embedding points) => $"({string.Join(", ", points.Values.ToArray())})";
}
