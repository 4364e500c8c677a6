using IsoTriplet.Training.Data;

namespace IsoTriplet.Experiments.Reproduction;

/// <summary>One embedding that the main job measures.</summary>
/// <param name="Name">Short name, also the file name of its results.</param>
public sealed record ReproductionInput(string Name, string Description, Embedding Points, Labels Labels);

/// <summary>The embeddings that <c>reproduce</c> measures: a toy, real images as pixels and as principal components, and real letters.</summary>
public static class ReproductionInputs
{
    /// <summary>Larger inputs write no certificate files: theirs would be hundreds of megabytes.</summary>
    public const int LargestWithCertificates = 500;

    private const int Images = 2000;
    private const int QuickLetters = 2000;

    /// <summary>How much work an input's brackets get: a handful of points all of it, thousands what <c>measure</c> spends.</summary>
    public static BracketSettings Settings(ReproductionInput input) =>
        input.Points.Points <= LargestWithCertificates ? BracketSettings.Tight : BracketSettings.Fast;

    /// <summary>Makes or reads the inputs, one after the other.</summary>
    /// <param name="quick">True for the first 2,000 letters only.</param>
    public static IEnumerable<ReproductionInput> All(bool quick)
    {
        yield return Toy();
        DataSet fashion = FashionMnist.Load(first: Images);
        yield return new("fashion-pixels", $"Fashion-MNIST, first {Images} images, 784 pixels", fashion.Features, fashion.Labels);
        foreach (int k in new[] { 2, 32 })
        {
            yield return new(
                $"fashion-pca-{k}",
                $"the same, {k} principal components",
                PrincipalComponents.Project(fashion.Features, k),
                fashion.Labels
            );
        }
        DataSet letters = LetterRecognition.Load(first: quick ? QuickLetters : null);
        yield return new(
            "letters",
            $"Letter Recognition, {letters.Count} letters, 16 attributes, 26 classes",
            letters.Features,
            letters.Labels
        );
    }

    /// <summary>Five points of two classes in the plane: as small as [IAT]'s toy example (Figures 2 to 5), whose coordinates are not published.</summary>
    public static ReproductionInput Toy() =>
        new(
            "toy",
            "five points of two classes in the plane",
            Embedding.FromRows([
                [0, 1.2],
                [1.1, -0.4],
                [-0.3, -0.6],
                [0.5, 0],
                [0.8, -1.7],
            ]),
            Labels.FromIntegers([0, 1, 0, 1, 0])
        );
}
