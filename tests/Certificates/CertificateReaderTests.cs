using System.Text.Json.Nodes;
using IsoTriplet.Tests.Training;

namespace IsoTriplet.Tests.Certificates;

/// <summary>Every member of every kind of file, spoilt in turn: the refusal begins with its name.</summary>
public sealed class CertificateReaderTests
{
    public static TheoryData<string> Kinds => [.. Samples.All.Keys, "classes"];

    private static JsonObject Text(string kind) =>
        JsonNode
            .Parse(CertificateFile.ToJson(kind == "classes" ? BranchTrees.ClassTriple(Instances.Plane, "iso", 0.9, 4) : Samples.All[kind]))!
            .AsObject();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void FromJson_MemberOfAnotherType_IsNamed(string kind)
    {
        foreach ((string path, string name) in Places(Text(kind), "", ""))
        {
            JsonObject root = Text(kind);
            Replace(root, path, JsonValue.Create(true));
            string message = Assert.Throws<CertificateException>(() => CertificateFile.FromJson(root.ToJsonString())).Message;
            Assert.True(message.StartsWith($"{name}: ", StringComparison.Ordinal), $"{path}: {message}");
            Assert.False(message.StartsWith($"{name}: {name}: ", StringComparison.Ordinal), message);
            Assert.Contains(" was expected.", message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void FromJson_MemberMissingOrUnknown_IsNamed(string kind)
    {
        foreach (string at in new[] { "", "problem", "nodes.0", "nodes.1", "nodes.2" })
        {
            JsonObject? Target(JsonObject root) =>
                at.Length == 0 ? root
                : at == "problem" ? root["problem"]!.AsObject()
                : root["nodes"]?.AsArray()[int.Parse(at[6..], System.Globalization.CultureInfo.InvariantCulture)]!.AsObject();
            string[] names = [.. (Target(Text(kind)) ?? []).Select(m => m.Key)];
            string holder = at.Length == 0 ? "certificate" : at.Split('.')[0];
            foreach (string name in names.Where(n => n is not ("margin" or "comparisons")))
            {
                JsonObject root = Text(kind);
                Target(root)!.Remove(name);
                string message = Assert.Throws<CertificateException>(() => CertificateFile.FromJson(root.ToJsonString())).Message;
                Assert.StartsWith(holder + ": '", message, StringComparison.Ordinal);
                Assert.True(name is "pair" or "classes" or "split" || message == $"{holder}: '{name}' is missing.", message);
            }
            if (names.Length > 0)
            {
                JsonObject root = Text(kind);
                Target(root)!.Add("surplus", 1);
                string message = Assert.Throws<CertificateException>(() => CertificateFile.FromJson(root.ToJsonString())).Message;
                Assert.Equal($"{holder}: unknown member 'surplus'.", message);
            }
        }
    }

    [Theory]
    [InlineData("format", "\"other\"", "format: 'isotriplet-certificate' was expected.")]
    [InlineData("version", "7", "version: 7; this checker knows version 1.")]
    [InlineData("kind", "\"other\"", "kind: separated-point, lagrangian, gram, stress, branch, hull, stack or angle was expected.")]
    [InlineData("bound", "\"1.5\"", "bound: '1.5' is not a hexadecimal floating-point number such as 0x1.8p+1.")]
    [InlineData("bound", "\"0x1p+2000\"", "bound: '0x1p+2000' is no double: it is too large, or finer than the format holds.")]
    [InlineData("shrunk", "[[0,1]]", "shrunk: a list of 3 was expected.")]
    [InlineData("triples", "[[0,1,2]]", "triples: three indices, a weight and perhaps a slope were expected.")]
    public void FromJson_WrongValue_SaysWhatWasExpected(string member, string value, string expected)
    {
        JsonObject root = Text("gram");
        root[member] = JsonNode.Parse(value);
        Assert.Equal(expected, Assert.Throws<CertificateException>(() => CertificateFile.FromJson(root.ToJsonString())).Message);
    }

    [Fact]
    public void FromJson_LeafRowWithoutAVector_SaysWhatWasExpected()
    {
        foreach (
            (string member, string row, string expected) in new[]
            {
                ("upper", "[[0,1]]", "upper: two indices and a vector were expected."),
                ("triples", "[[0,1,2]]", "triples: three indices and a vector were expected."),
            }
        )
        {
            JsonObject root = Text("branch-plane");
            root["nodes"]![1]![member] = JsonNode.Parse(row);
            Assert.Equal(expected, Assert.Throws<CertificateException>(() => CertificateFile.FromJson(root.ToJsonString())).Message);
        }
        Assert.StartsWith("Not the JSON", Assert.Throws<CertificateException>(() => CertificateFile.FromJson("{")).Message);
        Assert.StartsWith("certificate: an object", Assert.Throws<CertificateException>(() => CertificateFile.FromJson("7")).Message);
    }

    [Fact]
    public void ClassSplits_ThroughTheFile_KeepTheirVerdict()
    {
        BranchCertificate c = BranchTrees.ClassTriple(Instances.Plane, "iso", 0.9, 16);
        Certificate back = CertificateFile.FromJson(CertificateFile.ToJson(c));
        Assert.Equal(CertificateChecker.Check(c), CertificateChecker.Check(back));
        Assert.True(CertificateChecker.Check(back).Valid);
    }

    [Fact]
    public void Write_OverAFile_ReplacesItAndLeavesNoDraft()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("c.json");
        CertificateFile.Write(path, Samples.All["gram"]);
        CertificateFile.Write(path, Samples.All["lagrangian"]);
        Assert.Equal([path], Directory.GetFiles(folder.Path));
        Assert.Equal("lagrangian", CertificateFile.Read(path).Kind);
        using (FileStream large = File.Create(path))
        {
            large.SetLength(CertificateFile.LargestFile + 1);
        }
        string message = Assert.Throws<CertificateException>(() => CertificateFile.Read(path)).Message;
        Assert.Equal($"{path}: {CertificateFile.LargestFile + 1} bytes; at most {CertificateFile.LargestFile} are read.", message);
        Assert.Throws<ArgumentNullException>(() => CertificateFile.Read(null!));
        Assert.Throws<ArgumentNullException>(() => CertificateFile.FromJson(null!));
        Assert.Throws<ArgumentNullException>(() => CertificateFile.ToJson(null!));
        Assert.Throws<ArgumentNullException>(() => HexFloat.Parse(null!));
    }

    [Fact]
    public void Parse_LongText_IsShownUpToFortyCharacters()
    {
        string Message(int length) => Assert.Throws<CertificateException>(() => HexFloat.Parse(new string('z', length))).Message;
        Assert.StartsWith($"'{new string('z', 40)}' is not", Message(40), StringComparison.Ordinal);
        Assert.StartsWith($"'{new string('z', 40)}...' is not", Message(41), StringComparison.Ordinal);
    }

    /// <summary>Paths of all members and of the first elements of lists, with the name that the reader gives them.</summary>
    private static IEnumerable<(string Path, string Name)> Places(JsonNode node, string path, string name)
    {
        if (path.Length > 0)
        {
            yield return (path, name);
        }
        IEnumerable<(string Key, JsonNode Value)> children = node switch
        {
            JsonObject o => o.Select(m => (m.Key, m.Value!)),
            JsonArray a => a.Take(name == "nodes" ? 3 : 1).Select((e, i) => ($"{i}", e!)),
            _ => [],
        };
        foreach ((string key, JsonNode value) in children)
        {
            string full =
                node is JsonArray ? name
                : path == "problem" ? "problem." + key
                : key;
            foreach ((string, string) place in Places(value, path.Length == 0 ? key : $"{path}/{key}", full))
            {
                yield return place;
            }
        }
    }

    private static void Replace(JsonNode root, string path, JsonNode value)
    {
        string[] parts = path.Split('/');
        foreach (string part in parts[..^1])
        {
            root = root is JsonArray a ? a[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)]! : root[part]!;
        }
        if (root is JsonArray list)
        {
            list[int.Parse(parts[^1], System.Globalization.CultureInfo.InvariantCulture)] = value;
        }
        else
        {
            root[parts[^1]] = value;
        }
    }
}
