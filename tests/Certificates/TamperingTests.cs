using System.Text.Json;
using System.Text.Json.Nodes;

namespace IsoTriplet.Tests.Certificates;

/// <summary>Changes one number of a certificate file at a time. The change is rejected unless the altered file is still a proof of what it states,
/// which <see cref="Oracle"/> decides without the checker.</summary>
public sealed class TamperingTests
{
    private const int LeastMutations = 1000;

    /// <summary>Per kind the least share that must be rejected. Most changes break a tight proof; of a separated point only the farthest displacement
    /// (or distance) and the tied triples are tight, so most last digits of it may change.</summary>
    public static TheoryData<string, double> Kinds =>
        new()
        {
            { "separated-haus", 0.3 },
            { "separated-iso", 0.3 },
            { "lagrangian", 0.7 },
            { "gram", 0.7 },
            { "stress", 0.7 },
            { "branch-line", 0.8 },
            { "branch-plane", 0.7 },
            { "hull", 0.5 },
            { "stack", 0.3 },
            { "stack-margin", 0.3 },
            { "angle", 0.3 },
            { "angle-margin", 0.3 },
            { "angle-three", 0.3 },
            { "separated-margin", 0.3 },
            { "lagrangian-margin", 0.5 },
            { "gram-margin", 0.5 },
            { "stress-margin", 0.7 },
            { "hull-margin", 0.5 },
            { "separated-comparisons", 0.3 },
            { "lagrangian-comparisons", 0.5 },
            { "gram-comparisons", 0.5 },
            { "stress-comparisons", 0.7 },
        };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Check_OneNumberChanged_IsRejectedUnlessStillTrue(string kind, double share)
    {
        string text = JsonNode.Parse(CertificateFile.ToJson(Samples.All[kind]))!.ToJsonString();
        Random random = new(17);
        int fields = Numbers(JsonNode.Parse(text)!).Count;
        int mutations = Math.Max(LeastMutations, 4 * fields);
        int rejected = 0;
        int changed = 0;
        for (int k = 0; k < 4 * fields || changed < mutations; k++)
        {
            JsonNode root = JsonNode.Parse(text)!;
            List<JsonValue> numbers = Numbers(root);
            JsonValue target = numbers[k < 4 * fields ? k % fields : random.Next(fields)];
            JsonValue other = numbers[random.Next(fields)];
            Mutate(target, other, (k < 4 * fields ? k / fields : random.Next(4)), random);
            string altered = root.ToJsonString();
            if (altered == text)
            {
                continue;
            }
            changed++;
            Certificate? accepted = Accepted(altered);
            rejected += accepted is null ? 1 : 0;
            Assert.True(
                accepted is null || Oracle.Contradict(accepted) is null,
                $"{kind}: {(accepted is null ? "" : Oracle.Contradict(accepted))}\n{altered}"
            );
        }
        Assert.True(rejected >= share * changed, $"{kind}: only {rejected} of {changed} rejected.");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Oracle_BoundMadeBetterThanTheTruth_Objects(string kind, double share)
    {
        // The oracle itself must be able to say no.
        Assert.True(share > 0);
        Certificate c = Samples.All[kind];
        Assert.Null(Oracle.Contradict(c));
        double factor =
            c is SeparatedPointCertificate ? 0.99
            : kind == "branch-plane" ? 1.2
            : 1.01;
        Assert.NotNull(Oracle.Contradict(c with { Bound = c.Bound * factor }));
        Assert.False(CertificateChecker.Check(c with { Bound = c.Bound * factor }).Valid);
    }

    private static Certificate? Accepted(string text)
    {
        try
        {
            Certificate c = CertificateFile.FromJson(text);
            return CertificateChecker.Check(c).Valid ? c : null;
        }
        catch (CertificateException)
        {
            return null;
        }
    }

    /// <summary>0: sign, 1: last digit, 2: zero, 3: swap with another number.</summary>
    private static void Mutate(JsonValue target, JsonValue other, int way, Random random)
    {
        if (way == 3)
        {
            JsonNode mine = target.DeepClone();
            target.ReplaceWith(other.DeepClone());
            other.ReplaceWith(mine);
        }
        else if (target.GetValueKind() == JsonValueKind.Number)
        {
            int x = target.GetValue<int>();
            target.ReplaceWith(
                way switch
                {
                    0 => -x,
                    1 => x + 1 - (2 * random.Next(2)),
                    _ => 0,
                }
            );
        }
        else
        {
            double x = HexFloat.Parse(target.GetValue<string>());
            double y = way switch
            {
                0 => -x,
                1 => random.Next(2) == 0 ? Math.BitIncrement(x) : Math.BitDecrement(x),
                _ => 0,
            };
            target.ReplaceWith(HexFloat.Format(y));
        }
    }

    /// <summary>All numbers of the file: integers and hexadecimal strings.</summary>
    private static List<JsonValue> Numbers(JsonNode node) =>
        node switch
        {
            JsonObject o => [.. o.Where(m => m.Value is not null).SelectMany(m => Numbers(m.Value!))],
            JsonArray a => [.. a.Where(e => e is not null).SelectMany(e => Numbers(e!))],
            JsonValue v when v.GetValueKind() == JsonValueKind.Number || v.GetValue<string>().Contains("0x", StringComparison.Ordinal) =>
            [
                v,
            ],
            _ => [],
        };
}
