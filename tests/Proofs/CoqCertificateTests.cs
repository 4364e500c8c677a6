using IsoTriplet.Experiments.Proofs;
using IsoTriplet.Tests.Certificates;

namespace IsoTriplet.Tests.Proofs;

/// <summary>Certificates as files of Coq; that Coq accepts the shipped ones and refuses what is false, <see cref="KernelProofsTests"/> holds.</summary>
public sealed class CoqCertificateTests
{
    private static readonly LagrangianCertificate Lagrangian = (LagrangianCertificate)Samples.All["lagrangian"];

    // What doubles find on the way (factor, points near the minimiser, mu) may differ in digits between machines; what the certificate says may not.
    [Theory]
    [InlineData("ToyUpper")]
    [InlineData("ToyLower")]
    public void Write_ShippedCertificate_SaysWhatTheShippedFileSays(string name)
    {
        string folder = Path.Combine(House.Root, "proofs", "coq");
        string json = Path.Combine(folder, $"{name}.json");
        Assert.Equal(
            Said(File.ReadAllText(Path.Combine(folder, $"{name}.v"))),
            Said(CoqCertificate.Write(CertificateFile.Read(json), json))
        );
    }

    [Theory]
    [InlineData("gram", "kind gram")]
    [InlineData("stress", "kind stress")]
    [InlineData("hull", "kind hull")]
    [InlineData("separated-margin", "a margin")]
    [InlineData("lagrangian-comparisons", "comparisons")]
    public void Write_CertificateWithoutARuleInCoq_IsRefused(string sample, string message) => Refused(message, Samples.All[sample]);

    [Fact]
    public void Write_MorePointsThanMost_AreRefused()
    {
        TripletProblem f = Certificates.Instances.Gaussian(CoqCertificate.MostPoints + 1, 2, 2, 3);
        Refused("21 points", new SeparatedPointCertificate(f, "haus", 100, Certificates.Instances.Collapsed(f)));
    }

    [Theory]
    [InlineData("separated-haus", 0.99)]
    [InlineData("separated-iso", 0.99)]
    [InlineData("lagrangian", 1.01)]
    public void Write_BoundThatDoesNotHold_IsRefused(string sample, double factor) =>
        Refused("does not hold", Samples.All[sample] with { Bound = factor * Samples.All[sample].Bound });

    [Theory]
    [InlineData(0, true)]
    [InlineData(0.5, true)]
    [InlineData(1 - 1e-9, true)]
    [InlineData(1.001, false)]
    public void Witness_OfABound_IsFoundOnlyIfItFollows(double factor, bool found) =>
        Assert.Equal(found, LagrangianWitness.Of(Lagrangian with { Bound = factor * Lagrangian.Bound }) is not null);

    [Fact]
    public void Witness_PointInNoTermOfTheForm_IsOffTheSupport()
    {
        TripletProblem f = Lagrangian.Problem;
        LagrangianCertificate wider = Lagrangian with
        {
            Bound = 0.999 * Lagrangian.Bound,
            Problem = f with { Points = [.. f.Points, [7, 7]], Labels = [.. f.Labels, 0] },
            PointWeights = [.. Lagrangian.PointWeights, 0],
        };
        Assert.False(LagrangianWitness.Of(wider)!.Support[^1]);
    }

    private static string[] Said(string text) =>
        [
            .. text.Split('\n')
                .Where(l => !l.StartsWith("Definition", StringComparison.Ordinal) || l.Split(' ')[1] is "labels" or "F" or "G" or "bound"),
        ];

    private static void Refused(string message, Certificate certificate) =>
        Assert.Contains(message, Assert.Throws<InputException>(() => CoqCertificate.Write(certificate, "c.json")).Message);
}
