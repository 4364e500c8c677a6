using System.Text.Json;

namespace IsoTriplet.Certificates;

/// <summary>The writing half of <see cref="CertificateFile"/>.</summary>
internal static class CertificateWriter
{
    public static byte[] Write(Certificate c)
    {
        ArgumentNullException.ThrowIfNull(c);
        Wellformed.Demand(c);
        using MemoryStream buffer = new();
        using (
            Utf8JsonWriter json = new(
                buffer,
                new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            )
        )
        {
            json.WriteStartObject();
            json.WriteString("format", CertificateFile.Format);
            json.WriteNumber("version", CertificateFile.Version);
            json.WriteString("kind", c.Kind);
            json.WriteString("bound", HexFloat.Format(c.Bound));
            json.WriteStartObject("problem");
            json.WriteNumber("dimension", c.Problem.Dimension);
            Rows(json, "points", c.Problem.Points);
            List(json, "labels", c.Problem.Labels, json.WriteNumberValue);
            if (c.Problem.Margin != 0)
            {
                json.WriteString("margin", HexFloat.Format(c.Problem.Margin));
            }
            if (c.Problem.Comparisons is { } comparisons)
            {
                List(json, "comparisons", comparisons, x => Tuple(json, [x.Margin], x.I, x.J, x.K, x.L));
            }
            json.WriteEndObject();
            Members(json, c);
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }

    private static void Members(Utf8JsonWriter json, Certificate c)
    {
        switch (c)
        {
            case SeparatedPointCertificate x:
                json.WriteString("distance", x.Distance);
                Rows(json, "points", x.Points);
                break;
            case LagrangianCertificate x:
                List(json, "point_weights", x.PointWeights, w => Real(json, w));
                TermLists(json, x.Triples, x.Comparisons);
                break;
            case GramCertificate x:
                PairList(json, "stretched", x.Stretched);
                PairList(json, "shrunk", x.Shrunk);
                TermLists(json, x.Triples, x.Comparisons);
                break;
            case StressCertificate x:
                TermLists(json, x.Triples, x.Comparisons);
                PairList(json, "stress", x.Stress);
                break;
            case BranchCertificate x:
                json.WriteString("distance", x.Distance);
                List(json, "frame", x.Frame, json.WriteNumberValue);
                List(json, "nodes", x.Nodes, node => Node(json, node));
                break;
            case HullCertificate x:
                List(json, "classes", [x.First, x.Second], json.WriteNumberValue);
                List(json, "nodes", x.Nodes, node => Node(json, node));
                break;
            case StackCertificate x:
                List(json, "direction", x.Direction, e => Real(json, e));
                json.WriteString("offset", HexFloat.Format(x.Offset));
                List(json, "segments", x.Segments, s => Segment(json, s));
                break;
            case AngleCertificate x:
                List(json, "pairs", x.Points, p => Tuple(json, [], p.Point, p.Positive));
                break;
            default:
                throw new CertificateException($"Certificates of kind '{c.Kind}' have no file format.");
        }
    }

    private static void Node(Utf8JsonWriter json, BranchNode node)
    {
        json.WriteStartObject();
        switch (node)
        {
            case PairSplit x:
                List(json, "pair", [x.I, x.J], json.WriteNumberValue);
                Rows(json, "cuts", x.Cuts);
                break;
            case ClassSplit x:
                List(json, "classes", [x.First, x.Second], json.WriteNumberValue);
                Rows(json, "cuts", x.Cuts);
                break;
            case BranchLeaf x:
                List(json, "upper", x.Upper, e => Tuple(json, e.Vector, e.I, e.J));
                List(json, "triples", x.Triples, e => Tuple(json, e.Vector, e.Anchor, e.Positive, e.Negative));
                PairList(json, "lower", x.Lower);
                PairList(json, "left", x.Left);
                PairList(json, "right", x.Right);
                break;
            default:
                throw new CertificateException("nodes: no such kind of node.");
        }
        json.WriteEndObject();
    }

    private static void Node(Utf8JsonWriter json, HullNode node)
    {
        json.WriteStartObject();
        if (node is HullSplit split)
        {
            List(json, "split", split.Weights, w => Real(json, w));
        }
        else
        {
            HullLeaf leaf = (HullLeaf)node;
            List(json, "first", leaf.First, w => Tuple(json, [w.Weight], w.I));
            List(json, "second", leaf.Second, w => Tuple(json, [w.Weight], w.I));
        }
        json.WriteEndObject();
    }

    private static void Segment(Utf8JsonWriter json, StackSegment s)
    {
        json.WriteStartArray();
        json.WriteNumberValue(s.P);
        json.WriteNumberValue(s.Q);
        Row(json, s.Up);
        Row(json, s.Down);
        json.WriteEndArray();
    }

    private static void Rows(Utf8JsonWriter json, string name, double[][] rows) => List(json, name, rows, row => Row(json, row));

    private static void Row(Utf8JsonWriter json, double[] row)
    {
        json.WriteStartArray();
        Array.ForEach(row, x => Real(json, x));
        json.WriteEndArray();
    }

    private static void TermLists(Utf8JsonWriter json, WeightedTriple[] triples, WeightedComparison[] comparisons)
    {
        List(json, "triples", triples, t => Tuple(json, t.Slope == 1 ? [t.Weight] : [t.Weight, t.Slope], t.Anchor, t.Positive, t.Negative));
        if (comparisons.Length > 0)
        {
            List(json, "comparisons", comparisons, w => Tuple(json, [w.Weight, w.Slope], w.Index));
        }
    }

    private static void PairList(Utf8JsonWriter json, string name, WeightedPair[] pairs) =>
        List(json, name, pairs, w => Tuple(json, [w.Weight], w.I, w.J));

    private static void Tuple(Utf8JsonWriter json, double[] numbers, params ReadOnlySpan<int> indices)
    {
        json.WriteStartArray();
        foreach (int i in indices)
        {
            json.WriteNumberValue(i);
        }
        Array.ForEach(numbers, x => Real(json, x));
        json.WriteEndArray();
    }

    private static void Real(Utf8JsonWriter json, double x) => json.WriteStringValue(HexFloat.Format(x));

    private static void List<T>(Utf8JsonWriter json, string name, T[] items, Action<T> write)
    {
        json.WriteStartArray(name);
        Array.ForEach(items, write);
        json.WriteEndArray();
    }
}
