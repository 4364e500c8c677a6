using System.Numerics;

namespace IsoTriplet.Experiments.Proofs;

/// <summary>A certificate as a file of Coq: its data as integers over one power of two, and the theorem that its bound is one, which the kernel evaluates.</summary>
/// <remarks>
/// Every double is an integer over a power of two, so nothing is rounded that the certificate states. A separated point is judged by haus_upper and
/// iso_upper of proofs/coq/Certificate.v; a Lagrangian certificate by lagrangian_lower of proofs/coq/Multipliers.v, which also needs what the checker
/// computes on its way: mu, a factor of M - mu on the support, and points near the minimiser. Those are found in doubles, rounded to integers, and judged
/// in integers here as in Coq: how good they are decides only whether the bound follows.
/// </remarks>
public static class CoqCertificate
{
    /// <summary>The most points of a certificate that is written.</summary>
    public const int MostPoints = 20;

    /// <param name="certificate">A certificate of kind separated-point or lagrangian, without margin and comparisons, of at most <see cref="MostPoints"/> points.</param>
    /// <param name="path">The certificate's file, for messages and for the comment.</param>
    /// <returns>A .v file that `prove FILE.v` compiles.</returns>
    /// <exception cref="InputException">The certificate is of another kind, too large, or does not hold.</exception>
    public static string Write(Certificate certificate, string path)
    {
        TripletProblem problem = certificate.Problem;
        string? fault =
            certificate is not (SeparatedPointCertificate or LagrangianCertificate)
                ? $"a certificate of kind {certificate.Kind}; separated-point or lagrangian was expected"
            : problem.Margin > 0 || problem.Comparisons is not null ? "a margin or comparisons, which proofs/coq has not"
            : problem.Points.Length > MostPoints ? $"{problem.Points.Length} points; at most {MostPoints} were expected"
            : CertificateChecker.Check(certificate) is { Valid: false } invalid ? $"the certificate does not hold: {invalid.Reason}"
            : null;
        if (fault is not null)
        {
            throw new InputException(path, fault);
        }
        return certificate is SeparatedPointCertificate point ? Write(point, path) : Write((LagrangianCertificate)certificate, path);
    }

    private static string Write(SeparatedPointCertificate c, string path)
    {
        int scale = Scale([.. c.Problem.Points.Concat(c.Points).SelectMany(r => r), c.Bound]);
        StringBuilder text = Head(c, path, scale);
        Define(text, "G", "seq (seq Z)", Rows([.. c.Points.Select(r => Integers(r, scale))]));
        string sort = c.Distance;
        return Theorem(text, c, "upper_end", $"d_{sort}", "(d <= real R bound / real R scale)%R", $"({sort}_upper (G := G))");
    }

    private static string Write(LagrangianCertificate c, string path)
    {
        LagrangianWitness witness =
            LagrangianWitness.Of(c)
            ?? throw new InputException(path, "the bound leaves no room for a proof in integers; state it a little lower");
        StringBuilder text = Head(c, path, witness.Scale);
        Define(text, "u", "seq Z", List(witness.Weights.Select(Number)));
        Define(
            text,
            "triples",
            "seq weighted",
            List(witness.Triples.Select(t => $"({t.Anchor}%N, {t.Positive}%N, {t.Negative}%N, {Number(t.Weight)})"))
        );
        Define(text, "support", "seq bool", List(witness.Support.Select(s => s ? "true" : "false")));
        Define(text, "K", "seq (seq Z)", Rows(witness.Near));
        Define(text, "Lo", "seq (seq Z)", Rows(witness.Factor));
        Define(text, "c", "Z", Number(witness.Square));
        Define(text, "mu", "Z", Number(witness.Mu));
        string rule = "(lagrangian_lower (b := bound) (u := u) (ts := triples) (S := support) (K := K) (Lo := Lo) (c := c) (mu := mu))";
        return Theorem(text, c, "lower_end", "d_haus", "(real R bound / real R scale <= d)%R", rule);
    }

    private static StringBuilder Head(Certificate c, string path, int scale)
    {
        TripletProblem f = c.Problem;
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"(* The certificate {Plain(Path.GetFileName(path))}: {c.Statement}\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"   for {f.Points.Length} points of R^{f.Dimension}. All numbers are integers over scale = 2^{scale}. *)\n"
        );
        text.Append("From Coq Require Import ZArith.\nFrom mathcomp Require Import all_ssreflect all_algebra.\n");
        text.Append("From IsoTriplet Require Import Euclid Triplets Certificate Multipliers.\nOpen Scope Z_scope.\n\n");
        // Labels may be any integers; a class is named by the place where it is first seen.
        Define(text, "labels", "seq nat", List(f.Labels.Select(l => $"{Array.IndexOf(f.Labels, l)}%N")));
        Define(text, "scale", "Z", Number(BigInteger.One << scale));
        Define(text, "F", "seq (seq Z)", Rows([.. f.Points.Select(r => Integers(r, scale))]));
        Define(text, "bound", "Z", Number(Integer(c.Bound, scale)));
        return text;
    }

    // A comment of Coq ends at "*)" and counts quotation marks.
    private static string Plain(string name) =>
        string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_'));

    private static string Theorem(StringBuilder text, Certificate c, string name, string distance, string bound, string rule)
    {
        TripletProblem f = c.Problem;
        text.Append(
            CultureInfo.InvariantCulture,
            $"\n(* {c.Statement}, in every real closed field. *)\nTheorem {name} (R : rcfType) d :\n"
        );
        text.Append(
            CultureInfo.InvariantCulture,
            $"  {distance} (@label {f.Points.Length} labels) 0%R (@points R {f.Points.Length} {f.Dimension} scale F) d -> {bound}.\n"
        );
        text.Append(CultureInfo.InvariantCulture, $"Proof. by apply: {rule}; vm_compute. Qed.\n");
        return text.ToString();
    }

    private static void Define(StringBuilder text, string name, string type, string value) =>
        text.Append(CultureInfo.InvariantCulture, $"Definition {name} : {type} := {value}.\n");

    private static string Number(BigInteger x) => x.Sign < 0 ? $"({x})" : $"{x}";

    private static string List(IEnumerable<string> items) => items.Any() ? $"[:: {string.Join("; ", items)}]" : "[::]";

    private static string Rows(IReadOnlyList<BigInteger[]> rows) => List(rows.Select(r => List(r.Select(Number))));

    /// <summary>The least s, at least 0, for which every number times 2^s is an integer.</summary>
    internal static int Scale(IReadOnlyList<double> numbers) =>
        numbers.Select(Dyadic.From).Where(d => !d.Mantissa.IsZero).Select(d => -d.Exponent - (int)Trailing(d.Mantissa)).Append(0).Max();

    /// <summary>The number times 2^scale, an integer.</summary>
    internal static BigInteger Integer(double x, int scale)
    {
        Dyadic d = Dyadic.From(x);
        int shift = d.Exponent + scale;
        return shift >= 0 ? d.Mantissa << shift : d.Mantissa >> -shift;
    }

    /// <summary>A row of them.</summary>
    internal static BigInteger[] Integers(IEnumerable<double> row, int scale) => [.. row.Select(x => Integer(x, scale))];

    private static BigInteger Trailing(BigInteger x) => BigInteger.Log2(x & -x);
}
