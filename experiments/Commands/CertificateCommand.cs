using System.CommandLine;
using System.Text;

namespace IsoTriplet.Experiments.Commands;

/// <summary><c>certificate verify C.json</c>: re-checks a certificate from the data inside it alone; with
/// <c>--embedding EMB --labels LAB</c> also that this data is that embedding. <c>certificate export-coq C.json --out C.v</c>: the same as a theorem for
/// <c>prove C.v</c>.</summary>
public static class CertificateCommand
{
    /// <summary>The JSON of <c>certificate verify</c>.</summary>
    /// <param name="Statement">What it claims, in words.</param>
    /// <param name="Valid">Whether the independent checker accepts it.</param>
    /// <param name="Bound">The bound that the checker itself established; null when invalid.</param>
    public sealed record Verification(string Kind, string Statement, bool Valid, string Reason, double? Bound);

    /// <summary>The JSON of <c>certificate export-coq</c>.</summary>
    /// <param name="Statement">What the theorem says, in words.</param>
    public sealed record Export(string Statement, string File);

    public static Command Create(CommandHost host)
    {
        Argument<string> file = new("CERTIFICATE") { Description = "a certificate file (.json)" };
        EmbeddingArguments embedding = EmbeddingArguments.AsOption("also check that the certificate speaks of this embedding");
        Command verify = new("verify", "re-check a certificate from the data inside it alone") { file };
        embedding.AddTo(verify);
        verify.Action = host.Acts(
            (parsed, context) =>
            {
                bool given = embedding.Path(parsed) is not null;
                (Certificate certificate, CheckResult result) = CertificateFile.Judge(parsed.GetRequiredValue(file));
                return Verify(context, certificate, result, given ? embedding.Read(parsed) : null);
            }
        );
        return new Command("certificate", "certificates of bounds") { verify, ExportCoq(host) };
    }

    private static Command ExportCoq(CommandHost host)
    {
        Argument<string> file = new("CERTIFICATE") { Description = "a certificate file (.json) of kind separated-point or lagrangian" };
        Option<string> output = new("--out") { Description = "the .v to write", Required = true };
        Command export = new("export-coq", "write a small certificate as a theorem of Coq, for `prove FILE.v`") { file, output };
        export.Action = host.Acts(
            (parsed, context) =>
            {
                (string from, string to) = (parsed.GetRequiredValue(file), parsed.GetRequiredValue(output));
                if (!to.EndsWith(".v", StringComparison.Ordinal))
                {
                    throw new ArgumentException($"--out: '{to}' does not end in .v");
                }
                OutputPlace.File(to, from);
                Certificate certificate = CertificateFile.Read(from);
                string text = CoqCertificate.Write(certificate, from);
                AtomicFile.WriteText(to, text);
                context.Print(
                    new Export(certificate.Statement, to),
                    w => w.WriteLine($"{certificate.Statement}: `prove {to}` checks it in Coq")
                );
                return ExitCode.Done;
            }
        );
        return export;
    }

    private static int Verify(
        CommandContext context,
        Certificate certificate,
        CheckResult result,
        (Embedding Points, Labels Labels)? subject
    )
    {
        string? difference = subject is { } s ? CertificateSubject.Difference(certificate.Problem, s.Points, s.Labels) : null;
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
