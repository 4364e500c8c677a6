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
        if (Text(all["format"], "format") != CertificateFile.Format)
        {
            throw new CertificateException($"format: '{CertificateFile.Format}' was expected.");
        }
        if (Integer(all["version"], "version") is var version && version != CertificateFile.Version)
        {
            throw new CertificateException($"version: {version}; this checker knows version {CertificateFile.Version}.");
        }
        string kind = Text(all["kind"], "kind");
        double bound = Real(all["bound"], "bound");
        Fields problem = new("problem", all["problem"]);
        TripletProblem f = new(
            Integer(problem["dimension"], "problem.dimension"),
            Rows(problem["points"], "problem.points"),
            List(problem["labels"], "problem.labels", Integer)
        )
        {
            Margin = problem.Has("margin") ? Real(problem["margin"], "problem.margin") : 0,
            Comparisons = problem.Has("comparisons") ? List(problem["comparisons"], "problem.comparisons", Comparison) : null,
        };
        problem.End();
        Certificate c = kind switch
        {
            "separated-point" => new SeparatedPointCertificate(f, Text(all["distance"], "distance"), bound, Rows(all["points"], "points")),
            "lagrangian" => new LagrangianCertificate(
                f,
                bound,
                List(all["point_weights"], "point_weights", Real),
                List(all["triples"], "triples", Triple)
            )
            {
                Comparisons = Weighted(all),
            },
            "gram" => new GramCertificate(
                f,
                bound,
                List(all["stretched"], "stretched", Pair),
                List(all["shrunk"], "shrunk", Pair),
                List(all["triples"], "triples", Triple)
            )
            {
                Comparisons = Weighted(all),
            },
            "stress" => new StressCertificate(f, bound, List(all["triples"], "triples", Triple), List(all["stress"], "stress", Pair))
            {
                Comparisons = Weighted(all),
            },
            "branch" => new BranchCertificate(
                f,
                Text(all["distance"], "distance"),
                bound,
                List(all["frame"], "frame", Integer),
                List(all["nodes"], "nodes", (node, _) => Node(node))
            ),
            "hull" => Hull(f, bound, all),
            "stack" => new StackCertificate(
                f,
                bound,
                List(all["direction"], "direction", Real),
                Real(all["offset"], "offset"),
                List(all["segments"], "segments", Segment)
            ),
            "angle" => new AngleCertificate(f, bound, List(all["pairs"], "pairs", AnglePoint)),
            _ => throw new CertificateException(
                "kind: separated-point, lagrangian, gram, stress, branch, hull, stack or angle was expected."
            ),
        };
        all.End();
        return c;
    }

    private static HullCertificate Hull(TripletProblem f, double bound, Fields all)
    {
        JsonElement[] classes = Elements(all["classes"], "classes", 2);
        return new HullCertificate(
            f,
            bound,
            Integer(classes[0], "classes"),
            Integer(classes[1], "classes"),
            List(all["nodes"], "nodes", (node, _) => HullNode(node))
        );
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

    private static HullNode HullNode(JsonElement value)
    {
        Fields all = new("nodes", value);
        HullNode node = all.Has("split")
            ? new HullSplit(List(all["split"], "split", Real))
            : new HullLeaf(List(all["first"], "first", Point), List(all["second"], "second", Point));
        all.End();
        return node;
    }

    private static BranchNode Node(JsonElement value)
    {
        Fields all = new("nodes", value);
        BranchNode node;
        if (all.Has("pair"))
        {
            JsonElement[] pair = Elements(all["pair"], "pair", 2);
            node = new PairSplit(Integer(pair[0], "pair"), Integer(pair[1], "pair"), Rows(all["cuts"], "cuts"));
        }
        else if (all.Has("classes"))
        {
            JsonElement[] pair = Elements(all["classes"], "classes", 2);
            node = new ClassSplit(Integer(pair[0], "classes"), Integer(pair[1], "classes"), Rows(all["cuts"], "cuts"));
        }
        else
        {
            node = new BranchLeaf(
                List(all["upper"], "upper", (e, name) => DirectedPair(Elements(e, name, null), name)),
                List(all["triples"], "triples", (e, name) => DirectedTriple(Elements(e, name, null), name)),
                List(all["lower"], "lower", Pair),
                List(all["left"], "left", Pair),
                List(all["right"], "right", Pair)
            );
        }
        all.End();
        return node;
    }

    private static DirectedPair DirectedPair(JsonElement[] e, string name) =>
        e.Length > 2
            ? new(Integer(e[0], name), Integer(e[1], name), Array.ConvertAll(e[2..], x => Real(x, name)))
            : throw new CertificateException($"{name}: two indices and a vector were expected.");

    private static DirectedTriple DirectedTriple(JsonElement[] e, string name) =>
        e.Length > 3
            ? new(Integer(e[0], name), Integer(e[1], name), Integer(e[2], name), Array.ConvertAll(e[3..], x => Real(x, name)))
            : throw new CertificateException($"{name}: three indices and a vector were expected.");

    private static double[][] Rows(JsonElement value, string name) => List(value, name, (row, place) => List(row, place, Real));

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

    private static WeightedComparison[] Weighted(Fields all) =>
        all.Has("comparisons")
            ? List(
                all["comparisons"],
                "comparisons",
                (value, name) =>
                {
                    JsonElement[] e = Elements(value, name, 3);
                    return new WeightedComparison(Integer(e[0], name), Real(e[1], name), Real(e[2], name));
                }
            )
            : [];

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

    /// <summary>The members of one object; each must be asked for, and nothing may be left.</summary>
    private sealed class Fields
    {
        private readonly string name;
        private readonly Dictionary<string, JsonElement> left = [];

        public Fields(string name, JsonElement value)
        {
            this.name = name;
            if (value.ValueKind != JsonValueKind.Object)
            {
                throw new CertificateException($"{name}: an object was expected.");
            }
            foreach (JsonProperty member in value.EnumerateObject())
            {
                left.Add(member.Name, member.Value);
            }
        }

        public bool Has(string member) => left.ContainsKey(member);

        public JsonElement this[string member] =>
            left.Remove(member, out JsonElement value) ? value : throw new CertificateException($"{name}: '{member}' is missing.");

        public void End()
        {
            if (left.Count > 0)
            {
                throw new CertificateException($"{name}: unknown member '{left.Keys.First()}'.");
            }
        }
    }
}
