using IsoTriplet.Experiments.Claims.Proofs.Lemmas;

namespace IsoTriplet.Experiments.Claims.Proofs;

/// <summary>Every lemma and every refuted step, and the files they are kept in.</summary>
public static class ProofLibrary
{
    /// <summary>All lemmas.</summary>
    public static IReadOnlyList<SmtLemma> Lemmas { get; } =
    [
        .. DisplacementLemmas.All,
        .. HausdorffLemmas.All,
        .. LagrangianLemmas.All,
        .. SeparationLemmas.All,
        .. FactorLemmas.All,
        .. ProcrustesLemmas.All,
        .. SphereLemmas.All,
        .. UpdateLemmas.All,
        .. SecondOrderLemmas.All,
        .. DynamicsLemmas.All,
        .. ChordLemmas.All,
    ];

    /// <summary>All refuted steps.</summary>
    public static IReadOnlyList<SmtRefutation> Refutations { get; } = RefutedSteps.All;

    /// <summary>The lemma with this id.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static SmtLemma Lemma(string id) =>
        Lemmas.FirstOrDefault(l => l.Id == id) ?? throw new ArgumentException($"no lemma is named '{id}'", nameof(id));

    /// <summary>Relative path and content of every script: NAME.smt2, controls/NAME.smt2, refuted/NAME.smt2.</summary>
    public static IReadOnlyDictionary<string, string> Files() =>
        Lemmas
            .SelectMany(l => new[] { ($"{l.Id}.smt2", l.Script()), ($"controls/{l.Id}.smt2", l.ControlScript()) })
            .Concat(Refutations.Select(r => ($"refuted/{r.Id}.smt2", r.Script())))
            .ToDictionary(t => t.Item1, t => t.Item2, StringComparer.Ordinal);

    /// <summary>Writes every script below a folder, over what is there.</summary>
    public static void Write(string folder)
    {
        foreach (var (path, content) in Files())
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, content);
        }
    }
}
