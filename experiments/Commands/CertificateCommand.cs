using System.CommandLine;
using IsoTriplet.Certificates;
using IsoTriplet.Experiments.Hosting;

namespace IsoTriplet.Experiments.Commands;

/// <summary><c>certificate verify C.json</c>: re-checks a certificate from the data inside it alone.</summary>
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
        Command verify = new("verify", "re-check a certificate from the data inside it alone") { file };
        verify.SetAction(parsed => host.Run(parsed, context => Verify(context, parsed.GetRequiredValue(file))));
        return new Command("certificate", "certificates of bounds") { verify };
    }

    private static int Verify(CommandContext context, string path)
    {
        Certificate certificate = CertificateFile.Read(path);
        CheckResult result = CertificateChecker.Check(certificate);
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
