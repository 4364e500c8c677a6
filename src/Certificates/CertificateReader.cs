using System.Text.Json;

namespace IsoTriplet.Certificates;

/// <summary>The reading half of <see cref="CertificateFile"/>: strict, every refusal names the place.</summary>
internal static class CertificateReader
{
    // What some editors write before UTF-8 text.
    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    public static Certificate Read(ReadOnlyMemory<byte> text)
    {
        JsonDocumentOptions options = new() { MaxDepth = 16, AllowDuplicateProperties = false };
        try
        {
            using JsonDocument document = JsonDocument.Parse(text.Span.StartsWith(Mark) ? text[Mark.Length..] : text, options);
            Certificate c = Read(document.RootElement);
            Wellformed.Demand(c);
            return c;
        }
        catch (JsonException e)
        {
            throw new CertificateException($"Not the JSON of a certificate: {e.Message}", e);
        }
        catch (InvalidOperationException e)
        {
            throw new CertificateException($"Not the text of a certificate: {e.Message}", e);
        }
    }

    private static Certificate Read(JsonElement root)
    {
        Fields all = new("certificate", root);
        if (all.Text("format") != CertificateFile.Format)
        {
            throw new CertificateException($"format: '{CertificateFile.Format}' was expected.");
        }
        if (all.Integer("version") is var version && version != CertificateFile.Version)
        {
            throw new CertificateException($"version: {version}; this checker knows version {CertificateFile.Version}.");
        }
        string kind = all.Text("kind");
        double bound = all.Real("bound");
        Fields problem = new("problem", all["problem"], "problem.");
        TripletProblem f = new(problem.Integer("dimension"), problem.Rows("points"), problem.List("labels", Integer))
        {
            Margin = problem.Has("margin") ? problem.Real("margin") : 0,
            Comparisons = problem.Has("comparisons") ? problem.List("comparisons", Comparison) : null,
        };
        problem.End();
        Certificate c = kind switch
        {
            "separated-point" => new SeparatedPointCertificate(f, all.Text("distance"), bound, all.Rows("points")),
            "lagrangian" => new LagrangianCertificate(f, bound, all.List("point_weights", Real), all.List("triples", Triple))
            {
                Comparisons = Weighted(all),
            },
            "gram" => new GramCertificate(f, bound, all.List("stretched", Pair), all.List("shrunk", Pair), all.List("triples", Triple))
            {
                Comparisons = Weighted(all),
            },
            "stress" => new StressCertificate(f, bound, all.List("triples", Triple), all.List("stress", Pair))
            {
                Comparisons = Weighted(all),
            },
            "branch" => new BranchCertificate(f, all.Text("distance"), bound, all.List("frame", Integer), all.List("nodes", Node)),
            "hull" when all.Two("classes") is var (first, second) => new HullCertificate(
                f,
                bound,
                first,
                second,
                all.List("nodes", HullNode)
            ),
            "stack" => new StackCertificate(f, bound, all.List("direction", Real), all.Real("offset"), all.List("segments", Segment)),
            "angle" => new AngleCertificate(f, bound, all.List("pairs", AnglePoint)),
            _ => throw new CertificateException(
                "kind: separated-point, lagrangian, gram, stress, branch, hull, stack or angle was expected."
            ),
        };
        all.End();
        return c;
    }

    private static StackSegment Segment(JsonElement value, string name)
    {
        JsonElement[] e = Elements(value, name, 4);
        return new(Integer(e[0], name), Integer(e[1], name), List(e[2], name, Real), List(e[3], name, Real));
    }

    private static AnglePoint AnglePoint(JsonElement value, string name)
    {
        JsonElement[] e = Elements(value, name, 2);
        return new(Integer(e[0], name), Integer(e[1], name));
    }

    private static HullNode HullNode(JsonElement value, string name)
    {
        Fields all = new(name, value);
        HullNode node = all.Has("split")
            ? new HullSplit(all.List("split", Real))
            : new HullLeaf(all.List("first", Point), all.List("second", Point));
        all.End();
        return node;
    }

    private static BranchNode Node(JsonElement value, string name)
    {
        Fields all = new(name, value);
        BranchNode node =
            all.Has("pair") && all.Two("pair") is var (i, j) ? new PairSplit(i, j, all.Rows("cuts"))
            : all.Has("classes") && all.Two("classes") is var (first, second) ? new ClassSplit(first, second, all.Rows("cuts"))
            : new BranchLeaf(
                all.List("upper", DirectedPair),
                all.List("triples", DirectedTriple),
                all.List("lower", Pair),
                all.List("left", Pair),
                all.List("right", Pair)
            );
        all.End();
        return node;
    }

    private static DirectedPair DirectedPair(JsonElement value, string name) =>
        Elements(value, name, null) is { Length: > 2 } e
            ? new(Integer(e[0], name), Integer(e[1], name), Array.ConvertAll(e[2..], x => Real(x, name)))
            : throw new CertificateException($"{name}: two indices and a vector were expected.");

    private static DirectedTriple DirectedTriple(JsonElement value, string name) =>
        Elements(value, name, null) is { Length: > 3 } e
            ? new(Integer(e[0], name), Integer(e[1], name), Integer(e[2], name), Array.ConvertAll(e[3..], x => Real(x, name)))
            : throw new CertificateException($"{name}: three indices and a vector were expected.");

    private static WeightedPoint Point(JsonElement value, string name)
    {
        JsonElement[] e = Elements(value, name, 2);
        return new(Integer(e[0], name), Real(e[1], name));
    }

    private static WeightedPair Pair(JsonElement value, string name)
    {
        JsonElement[] e = Elements(value, name, 3);
        return new(Integer(e[0], name), Integer(e[1], name), Real(e[2], name));
    }

    private static WeightedTriple Triple(JsonElement value, string name)
    {
        JsonElement[] e = Elements(value, name, null);
        if (e.Length is not (4 or 5))
        {
            throw new CertificateException($"{name}: three indices, a weight and perhaps a slope were expected.");
        }
        return new(Integer(e[0], name), Integer(e[1], name), Integer(e[2], name), Real(e[3], name))
        {
            Slope = e.Length == 5 ? Real(e[4], name) : 1,
        };
    }

    private static Comparison Comparison(JsonElement value, string name)
    {
        JsonElement[] e = Elements(value, name, 5);
        return new(Integer(e[0], name), Integer(e[1], name), Integer(e[2], name), Integer(e[3], name), Real(e[4], name));
    }

    private static WeightedComparison[] Weighted(Fields all) => all.Has("comparisons") ? all.List("comparisons", WeightedComparison) : [];

    private static WeightedComparison WeightedComparison(JsonElement value, string name)
    {
        JsonElement[] e = Elements(value, name, 3);
        return new(Integer(e[0], name), Real(e[1], name), Real(e[2], name));
    }

    private static JsonElement[] Elements(JsonElement value, string name, int? count) =>
        value.ValueKind == JsonValueKind.Array && (count is null || value.GetArrayLength() == count)
            ? [.. value.EnumerateArray()]
            : throw new CertificateException($"{name}: a list of {count} was expected.");

    private static T[] List<T>(JsonElement value, string name, Func<JsonElement, string, T> read)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            throw new CertificateException($"{name}: a list was expected.");
        }
        T[] items = new T[value.GetArrayLength()];
        int k = 0;
        foreach (JsonElement item in value.EnumerateArray())
        {
            items[k] = read(item, name);
            k++;
        }
        return items;
    }

    private static string Text(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new CertificateException($"{name}: a string was expected.");

    private static int Integer(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number)
            ? number
            : throw new CertificateException($"{name}: an integer was expected.");

    private static double Real(JsonElement value, string name)
    {
        string text = Text(value, name);
        try
        {
            return HexFloat.Parse(text);
        }
        catch (CertificateException e)
        {
            throw new CertificateException($"{name}: {e.Message}", e);
        }
    }

    /// <summary>The members of one object; each must be asked for, and nothing may be left. Messages name a member with the prefix.</summary>
    private sealed class Fields
    {
        private readonly string name;
        private readonly string prefix;
        private readonly Dictionary<string, JsonElement> left = [];

        public Fields(string name, JsonElement value, string prefix = "")
        {
            (this.name, this.prefix) = (name, prefix);
            if (value.ValueKind != JsonValueKind.Object)
            {
                throw new CertificateException($"{name}: an object was expected.");
            }
            foreach (JsonProperty member in value.EnumerateObject())
            {
                left.Add(member.Name, member.Value);
            }
        }

        public JsonElement this[string member] =>
            left.Remove(member, out JsonElement value) ? value : throw new CertificateException($"{name}: '{member}' is missing.");

        public bool Has(string member) => left.ContainsKey(member);

        public string Text(string member) => CertificateReader.Text(this[member], prefix + member);

        public int Integer(string member) => CertificateReader.Integer(this[member], prefix + member);

        public double Real(string member) => CertificateReader.Real(this[member], prefix + member);

        public T[] List<T>(string member, Func<JsonElement, string, T> read) => CertificateReader.List(this[member], prefix + member, read);

        public double[][] Rows(string member) => List(member, (row, place) => CertificateReader.List(row, place, CertificateReader.Real));

        public (int, int) Two(string member) =>
            Elements(this[member], prefix + member, 2) is [var first, var second]
                ? (CertificateReader.Integer(first, prefix + member), CertificateReader.Integer(second, prefix + member))
                : default;

        public void End()
        {
            if (left.Count > 0)
            {
                throw new CertificateException($"{name}: unknown member '{left.Keys.First()}'.");
            }
        }
    }
}
