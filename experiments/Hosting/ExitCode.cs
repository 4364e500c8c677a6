namespace IsoTriplet.Experiments.Hosting;

/// <summary>What a command says to the shell.</summary>
public static class ExitCode
{
    /// <summary>Done, and any verdict asked for is positive.</summary>
    public const int Done = 0;

    /// <summary>A verdict is negative: a claim refuted, a certificate invalid.</summary>
    public const int Negative = 1;

    /// <summary>Bad input or usage: one message on stderr, nothing on stdout, nothing written.</summary>
    public const int BadInput = 2;

    /// <summary>Undecided or not converged within its limits; what was reached is reported.</summary>
    public const int Undecided = 3;

    /// <summary>Interrupted; finished work is kept.</summary>
    public const int Interrupted = 130;
}
