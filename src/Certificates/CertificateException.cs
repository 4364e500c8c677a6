namespace IsoTriplet.Certificates;

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
