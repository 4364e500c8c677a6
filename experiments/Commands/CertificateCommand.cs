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
        Command verify = host.Command(
            "verify",
            "re-check a certificate from the data inside it alone",
            [file, .. embedding.Words],
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
        Option<string> output = OptionWith.Description<string>("--out", "the .v to write", required: true);
        return host.Command(
            "export-coq",
            "write a small certificate as a theorem of Coq, for `prove FILE.v`",
            [file, output],
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
                return context.Done(
                    new Export(certificate.Statement, to),
                    w => w.WriteLine($"{certificate.Statement}: `prove {to}` checks it in Coq")
                );
            }
        );
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

/// <summary>Whether a certificate speaks of a given embedding: the same doubles in the same order, and the same classes under any names.</summary>
internal static class CertificateSubject
{
    /// <summary>The first difference in words; null where there is none.</summary>
    /// <param name="problem">What the certificate speaks of.</param>
    public static string? Difference(TripletProblem problem, Embedding points, Labels labels)
    {
        if ((problem.Points.Length, problem.Dimension) != (points.Points, points.Dimension))
        {
            return $"{Counted.Of(problem.Points.Length, "point")} in dimension {problem.Dimension}, against {points.Points} in dimension {points.Dimension}";
        }
        Dictionary<int, int> forward = [];
        Dictionary<int, int> backward = [];
        for (int i = 0; i < points.Points; i++)
        {
            for (int k = 0; k < points.Dimension; k++)
            {
                if (problem.Points[i][k] != points[i, k])
                {
                    return $"row {i}, column {k} is {problem.Points[i][k]:R}, against {points[i, k]:R}";
                }
            }
            (int there, int here) = (problem.Labels[i], labels[i]);
            if (forward.TryAdd(there, here) != backward.TryAdd(here, there) || forward[there] != here || backward[here] != there)
            {
                return $"row {i} is in a class with other rows";
            }
        }
        return null;
    }
}
