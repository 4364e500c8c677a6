namespace IsoTriplet.Optimizers;

/// <summary>How a local optimum of a small problem is made sharper.</summary>
public enum LocalPolish
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary><see cref="Slsqp"/> where it serves and gets off the start, else <see cref="LinearPrograms"/> where they do.</summary>
    Automatic,

    /// <summary>Sequential linear programs, with constraint generation and a trust region.</summary>
    LinearPrograms,

    /// <summary>Sequential quadratic programs (Kraft's SLSQP, as NLopt has it) on the near-active constraints.</summary>
    Slsqp,
}
