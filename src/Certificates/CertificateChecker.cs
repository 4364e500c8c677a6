namespace IsoTriplet.Certificates;

/// <summary>The judge: problem and certificate in, verdict out. Outward-rounded or exact arithmetic, no code in common with any solver.</summary>
public static class CertificateChecker
{
    /// <summary>Largest size of a number in a certificate, 2^300: far from overflow in every rule.</summary>
    public const double LargestNumber = 2.037035976334486e90;

    /// <summary>Checks one certificate from the data inside it alone.</summary>
    /// <param name="c">The certificate.</param>
    /// <returns>Valid, the reason, and the bound established.</returns>
    /// <exception cref="CertificateException">The record is malformed: lengths, indices, numbers that are not finite.</exception>
    public static CheckResult Check(Certificate c)
    {
        ArgumentNullException.ThrowIfNull(c);
        Wellformed.Demand(c);
        return c switch
        {
            BranchCertificate or HullCertificate or StackCertificate or AngleCertificate when c.Problem.Comparisons is not null => new(
                false,
                "The rule of this kind needs triples.",
                0
            ),
            SeparatedPointCertificate x => SeparatedPointCheck.Check(x),
            LagrangianCertificate x => LagrangianCheck.Check(x),
            GramCertificate x => GramCheck.Check(x),
            StressCertificate x => StressCheck.Check(x),
            BranchCertificate x => BranchCheck.Check(x),
            HullCertificate x => HullCheck.Check(x),
            StackCertificate x => StackCheck.Check(x),
            AngleCertificate x => AngleCheck.Check(x),
            _ => throw new CertificateException($"There is no rule for certificates of kind '{c.Kind}'."),
        };
    }
}

/// <summary>The text or record is no certificate of the format: what was wrong, and where. (A well-formed certificate that proves nothing is a
/// <see cref="CheckResult"/> instead.)</summary>
public sealed class CertificateException : Exception
{
    /// <summary>An empty message.</summary>
    public CertificateException() { }

    /// <summary>One sentence: where, what, what was expected.</summary>
    /// <param name="message">The sentence.</param>
    public CertificateException(string message)
        : base(message) { }

    /// <summary>One sentence and its cause.</summary>
    /// <param name="message">The sentence.</param>
    /// <param name="innerException">The cause.</param>
    public CertificateException(string message, Exception innerException)
        : base(message, innerException) { }
}
