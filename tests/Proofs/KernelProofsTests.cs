using System.Numerics;
using IsoTriplet.Experiments.Proofs;

namespace IsoTriplet.Tests.Proofs;

public sealed class KernelProofsTests
{
    private static readonly KernelProofs Checkout = KernelProofs.OfCheckout();

    /// <summary>What Coq's real numbers, their derivatives and sines rest on.</summary>
    private static readonly string[] OfTheReals =
    [
        "ClassicalDedekindReals.sig_forall_dec",
        "ClassicalDedekindReals.sig_not_dec",
        "Classical_Prop.classic",
        "FunctionalExtensionality.functional_extensionality_dep",
    ];

    [Fact]
    public void Check_OfTheCheckout_PassesOnNoAxiomButThoseOfTheRealNumbers()
    {
        Assert.Null(Checkout.Check(dependencies: false, TestContext.Current.CancellationToken));
        IReadOnlyList<KernelTheorem> theorems = Checkout.Assumptions(Checkout.Theorems(), TestContext.Current.CancellationToken);
        Assert.True(theorems.Count >= 40, $"{theorems.Count} theorems");
        ILookup<bool, KernelTheorem> real = theorems.ToLookup(t => t.File == "Angles");
        Assert.All(real[false], t => Assert.Empty(t.Axioms!));
        string[] found = [.. real[true].SelectMany(t => t.Axioms!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Assert.Equal(OfTheReals, found);
    }

    [Fact]
    public void Theorems_OfTheCheckout_AreNamedOnceAndSayWhatTheyState()
    {
        IReadOnlyList<KernelTheorem> theorems = Checkout.Theorems();
        Assert.Equal(theorems.Count, theorems.Select(t => t.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(theorems, t => Assert.True(t.Words.Length > 0, $"{t.File}.v: {t.Name} has no comment above it"));
    }

    [Fact]
    public void Theorems_TableOfTheDocument_NamesEachAndNothingElse()
    {
        string text = File.ReadAllText(Path.Combine(House.Root, "docs", "proofs.md"));
        string table = text[text.IndexOf("\n## From the papers", StringComparison.Ordinal)..];
        table = table[..table.IndexOf("\n## ", 1, StringComparison.Ordinal)];
        string[] named =
        [
            .. table
                .Split('\n')
                .Where(l => l.StartsWith('|'))
                .SelectMany(l => l.Split('|')[3].Split('`').Where((_, k) => k % 2 == 1))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        string[] stated = [.. Checkout.Theorems().Select(t => t.Name).Order(StringComparer.Ordinal)];
        Assert.All(stated, t => Assert.True(named.Contains(t, StringComparer.Ordinal), $"{t} is in no row of docs/proofs.md"));
        Assert.All(
            named,
            t => Assert.True(stated.Contains(t, StringComparer.Ordinal), $"{t} of docs/proofs.md is no theorem of proofs/coq")
        );
        Assert.Contains(
            $" and {stated.Length - 1} others are checked by Coq's kernel",
            File.ReadAllText(Path.Combine(House.Root, "README.md"))
        );
    }

    // What a comment calls by its number stands in the mathematics under that number ("Proposition 3.1.3" is the third part of 3.1).
    [Fact]
    public void Comments_OfTheTheorems_NameNumbersThatExist()
    {
        string mathematics = string.Join(
            '\n',
            House
                .Files(".md")
                .Where(f => f.StartsWith("docs/mathematics", StringComparison.Ordinal))
                .Select(f => File.ReadAllText(Path.Combine(House.Root, f)))
        );
        string[] numbers =
        [
            .. Checkout
                .Theorems()
                .SelectMany(t =>
                    Regex.Matches(
                        t.Words,
                        @"\b(Proposition|Theorem|Lemma) ([A-Z]|\d+)\.\d+",
                        RegexOptions.ExplicitCapture,
                        Regex.InfiniteMatchTimeout
                    )
                )
                .Select(m => m.Value)
                .Distinct(StringComparer.Ordinal),
        ];
        Assert.NotEmpty(numbers);
        Assert.All(numbers, n => Assert.True(Stands(n), $"no {n} in docs/mathematics"));
        Assert.False(Stands("Proposition E.999"));

        bool Stands(string number) => mathematics.Contains($"*{number} (", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("the true constant", "2%:R", true)]
    [InlineData("a constant that is too small", "1%:R", false)]
    public void Check_Variant_PassesOnlyIfTrue(string variant, string constant, bool passes)
    {
        using TemporaryFolder folder = new();
        string sources = Folder(
            folder,
            $"""
            From mathcomp Require Import all_ssreflect all_algebra ring.
            From IsoTriplet Require Import Euclid.
            Import Order.TTheory GRing.Theory Num.Theory.
            Local Open Scope ring_scope.
            (* {variant} *)
            Theorem twice (R : rcfType) (n : nat) (x y u v : 'rV[R]_n) t : dist x u <= t -> dist y v <= t -> dist x y - dist u v <= {constant} * t.
            Proof. move=> a b; apply: le_trans (ler_norm _) _; apply: le_trans (dist_quad _ _ _ _) _; apply: (le2 a b); ring. Qed.
            """
        );
        string? fault = new KernelProofs(sources, Path.Combine(folder.Path, "out")).Check(
            dependencies: false,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(passes, fault is null);
        Assert.True(passes || fault!.StartsWith("Variant.v", StringComparison.Ordinal), fault);
    }

    // Of a file that stands on Coq's prelude alone: what was checked without it is checked again, once.
    [Fact]
    public void Check_WithDependencies_IsAnotherCheckThanWithout()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("_CoqProject"), "Alone.v\n");
        File.WriteAllText(folder.File("Alone.v"), "(* alone *)\nTheorem alone : True.\nProof. exact I. Qed.\n");
        List<string> said = [];
        KernelProofs proofs = new(folder.Path, Path.Combine(folder.Path, "out"), said.Add);
        foreach (bool dependencies in (bool[])[false, false, true, true])
        {
            Assert.Null(proofs.Check(dependencies, TestContext.Current.CancellationToken));
        }
        Assert.Equal(["compiling Alone.v", "coqchk", "coqchk, with all that the proofs stand on (minutes)"], said);
    }

    [Fact]
    public void Assumptions_OfATheoremWithAHole_NameIt()
    {
        using TemporaryFolder folder = new();
        string sources = Folder(
            folder,
            "(* assumed *)\nTheorem hole : False.\nAdmitted.\n(* from it *)\nTheorem all : 1 = 2.\nProof. destruct hole. Qed.\n"
        );
        KernelProofs proofs = new(sources, Path.Combine(folder.Path, "out"));
        Assert.Null(proofs.Check(dependencies: false, TestContext.Current.CancellationToken));
        KernelTheorem[] theorems = [.. proofs.Theorems().Where(t => t.File == "Variant")];
        Assert.All(
            proofs.Assumptions(theorems, TestContext.Current.CancellationToken),
            t => Assert.Contains("hole", Assert.Single(t.Axioms!), StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("Theorem adm : 1 = 2.\nProof. Admitted.\n", "adm rests on what the file assumes without a proof: adm")]
    [InlineData(
        "Axiom bad : False.\nTheorem all : 1 = 2.\nProof. destruct bad. Qed.\n",
        "all rests on what the file assumes without a proof: bad"
    )]
    [InlineData("Theorem one : 1 = 1.\nProof. reflexivity. Qed.\n", null)]
    public void CheckFile_TheoremThatRestsOnTheFilesOwnAssumption_IsNoProof(string text, string? said)
    {
        using TemporaryFolder folder = new();
        string file = Path.Combine(folder.Path, "given.v");
        File.WriteAllText(file, text);
        Assert.Null(Checkout.Check(dependencies: false, TestContext.Current.CancellationToken));
        (string? reason, IReadOnlyList<KernelTheorem> theorems) = Checkout.CheckFile(file, TestContext.Current.CancellationToken);
        Assert.Equal(said is null ? null : $"{file}: {said}", reason);
        Assert.All(Assert.Single(theorems).Axioms!, a => Assert.DoesNotContain("Given", a, StringComparison.Ordinal));
    }

    // The bound of an upper end may be stated larger and not smaller, that of a lower end the other way round; mu is at most an eigenvalue.
    [Theory]
    [InlineData("ToyUpper", "bound", 1001, true)]
    [InlineData("ToyUpper", "bound", 999, false)]
    [InlineData("ToyLower", "bound", 999, true)]
    [InlineData("ToyLower", "bound", 1001, false)]
    [InlineData("ToyLower", "mu", 4000, false)]
    public void CheckFile_CertificateWithANumberInThousandthsOfItself_PassesOnlyIfTrue(
        string name,
        string number,
        int thousandths,
        bool passes
    )
    {
        using TemporaryFolder folder = new();
        string file = Path.Combine(folder.Path, "c.v");
        string text = File.ReadAllText(Path.Combine(House.Root, "proofs", "coq", $"{name}.v"));
        string start = $"Definition {number} : Z := ";
        int at = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        int end = text.IndexOf('.', at);
        BigInteger value = BigInteger.Parse(text[at..end], CultureInfo.InvariantCulture) * thousandths / 1000;
        File.WriteAllText(file, $"{text[..at]}{value}{text[end..]}");
        Assert.Null(Checkout.Check(dependencies: false, TestContext.Current.CancellationToken));
        (string? reason, IReadOnlyList<KernelTheorem> theorems) = Checkout.CheckFile(file, TestContext.Current.CancellationToken);
        Assert.Equal(passes, reason is null);
        Assert.Equal(passes, Assert.Single(theorems).Axioms is { Count: 0 });
        Assert.True(passes || reason!.StartsWith(file, StringComparison.Ordinal), reason);
    }

    [Fact]
    public void CheckFile_WithoutATheorem_IsRefused()
    {
        using TemporaryFolder folder = new();
        string file = Path.Combine(folder.Path, "c.v");
        File.WriteAllText(file, "Definition x := 1.\n");
        Assert.Contains(
            "'Theorem '",
            Assert.Throws<InputException>(() => Checkout.CheckFile(file, TestContext.Current.CancellationToken)).Message
        );
    }

    private static string Folder(TemporaryFolder folder, string variant)
    {
        string sources = Path.Combine(folder.Path, "sources");
        Directory.CreateDirectory(sources);
        File.Copy(Path.Combine(House.Root, "proofs", "coq", "Euclid.v"), Path.Combine(sources, "Euclid.v"));
        File.WriteAllText(Path.Combine(sources, "Variant.v"), variant);
        File.WriteAllText(Path.Combine(sources, "_CoqProject"), "-Q . IsoTriplet\nEuclid.v\nVariant.v\n");
        return sources;
    }
}
