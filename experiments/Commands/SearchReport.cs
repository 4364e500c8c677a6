using IsoTriplet.Figures.Drawing;

namespace IsoTriplet.Experiments.Commands;

/// <summary>The JSON of <c>search</c>, also written as result.json.</summary>
/// <param name="Ratio">"iso-hardness": d_iso / H; "haus-iso": d_haus / d_iso.</param>
/// <param name="Best">The best ratio that is certified.</param>
/// <param name="Numerator">The certified lower bound of d_iso or d_haus.</param>
/// <param name="Denominator">H, or the certified upper bound of d_iso.</param>
/// <param name="FirstOrder">What d_iso / H tends to as H / diameter falls, by the linearised problem; null for haus-iso. Not certified.</param>
/// <param name="Start">"chain" or "random": where the search that found it started.</param>
/// <param name="Certificate">The certificate of the numerator; null if it is 0.</param>
/// <param name="UpperCertificate">The certificate of the denominator; null for iso-hardness, where H is computed.</param>
public sealed record SearchReport(
    string Ratio,
    double Best,
    double Numerator,
    double Denominator,
    double? FirstOrder,
    string Start,
    int Iterations,
    int Seed,
    int Points,
    int Dimension,
    int Classes,
    string Embedding,
    string Labels,
    string? Certificate,
    string? UpperCertificate
)
{
    /// <summary>The ratio as people read it: a lower bound, and so is what it is made of, the denominator an upper one.</summary>
    internal string Words =>
        $"{(Ratio == SearchCommand.HausIso ? "d_haus / d_iso" : "d_iso / H")} >= {Numbers.Down(Best, 9):G9} ({Numbers.Down(Numerator, 9):G9} / {Numbers.Up(Denominator, 9):G9}), start: {Start}";
}
