namespace IsoTriplet.Experiments.Claims.Proofs;

/// <summary>The prover is not on this machine. The message says what to install.</summary>
public sealed class ProverMissingException : InvalidOperationException
{
    /// <summary>Without a named program.</summary>
    public ProverMissingException()
        : this("z3") { }

    /// <summary>The program that was looked for.</summary>
    public ProverMissingException(string program)
        : this(program, null) { }

    /// <summary>The program that was looked for, and why it did not start.</summary>
    public ProverMissingException(string program, Exception? innerException)
        : base(
            $"the prover '{program}' did not start: install the Debian package z3 (apt-get install z3), or name the program",
            innerException
        ) { }
}
