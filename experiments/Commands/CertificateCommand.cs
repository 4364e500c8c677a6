using System.CommandLine;
using IsoTriplet.Certificates;
using IsoTriplet.Experiments.Hosting;
using IsoTriplet.Numerics;

namespace IsoTriplet.Experiments.Commands;

/// <summary><c>certificate verify C.json</c>: re-checks a certificate from the data inside it alone; with
/// <c>--embedding EMB --labels LAB</c> also that this data is that embedding.</summary>
public static class CertificateCommand
{
    /// <summary>The JSON of <c>certificate verify</c>.</summary>
    /// <param name="Kind">The kind of certificate.</param>
    /// <param name="Statement">What it claims, in words.</param>
    /// <param name="Valid">Whether the independent checker accepts it.</param>
    /// <param name="Reason">Why, or what failed.</param>
    /// <param name="Bound">The bound that the checker itself established; null when invalid.</param>
    public sealed record Verification(string Kind, string Statement, bool Valid, string Reason, double? Bound);

    /// <summary>Builds the command.</summary>
    /// <param name="host">Runs the body.</param>
    /// <returns>The command.</returns>
    public static Command Create(CommandHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        Argument<string> file = new("CERTIFICATE") { Description = "a certificate file (.json)" };
        Option<string?> embedding = new("--embedding") { Description = "also check that the certificate speaks of this embedding" };
        Option<string?> labels = new("--labels") { Description = "the labels of that embedding" };
        Command verify = new("verify", "re-check a certificate from the data inside it alone") { file, embedding, labels };
        verify.SetAction(parsed =>
            host.Run(parsed, context => Verify(context, parsed.GetRequiredValue(file), parsed.GetValue(embedding), parsed.GetValue(labels)))
        );
        return new Command("certificate", "certificates of bounds") { verify };
    }

    private static int Verify(CommandContext context, string path, string? embedding, string? labels)
    {
        if (embedding is null != labels is null)
        {
            throw new ArgumentException("--embedding and --labels belong together: both or neither was expected");
        }
        Certificate certificate = CertificateFile.Read(path);
        string? difference = null;
        if (embedding is not null && labels is not null)
        {
            Embedding points = EmbeddingFile.Read(embedding);
            difference = CertificateSubject.Difference(certificate.Problem, points, LabelFile.Read(labels, points.Points));
        }
        CheckResult result = CertificateChecker.Check(certificate);
        if (difference is not null)
        {
            result = new CheckResult(false, $"the certificate speaks of another embedding: {difference}", double.NaN);
        }
        Verification answer = new(
            certificate.Kind,
            certificate.Statement,
            result.Valid,
            result.Reason,
            double.IsFinite(result.Bound) ? result.Bound : null
        );
        context.Print(
            answer,
            text =>
            {
                text.WriteLine($"{answer.Kind}: {answer.Statement}");
                text.WriteLine($"{(answer.Valid ? "valid" : "INVALID")}: {answer.Reason}");
            }
        );
        return result.Valid ? ExitCode.Done : ExitCode.Negative;
    }
}
