using System.Text.Json.Serialization;

namespace IsoTriplet.Experiments.Commands;

/// <summary>What <c>dynamics field</c> is asked.</summary>
public sealed record DynamicsFieldRequest
{
    /// <summary>vanilla, first-order, second-order or sct.</summary>
    public string Loss { get; init; } = "first-order";

    /// <summary>gamma, in [-1, 1].</summary>
    public double Gamma { get; init; } = 0.5;

    /// <summary>p, in [0, 1].</summary>
    public double Entanglement { get; init; }

    /// <summary>k: cells along each side, both ends included.</summary>
    public int Grid { get; init; } = 21;

    public double Rate { get; init; } = 1;
}

/// <summary>One cell of the JSON.</summary>
/// <param name="Direction">The direction of the totals.</param>
public sealed record DynamicsFieldCell(
    [property: JsonPropertyName("s_ap")] double SAp,
    [property: JsonPropertyName("s_an")] double SAn,
    [property: JsonPropertyName("ds_ap")] double DsAp,
    [property: JsonPropertyName("ds_an")] double DsAn,
    [property: JsonPropertyName("ds_ap_total")] double DsApTotal,
    [property: JsonPropertyName("ds_an_total")] double DsAnTotal,
    [property: JsonPropertyName("direction")] string Direction
);

/// <summary>The problem regions of the JSON, as shares of the square.</summary>
/// <param name="PositivePushedAway">Where the total of dS_ap is negative.</param>
/// <param name="NegativePulledIn">Where the total of dS_an is positive.</param>
public sealed record DynamicsFieldRegions(
    [property: JsonPropertyName("positive_pushed_away")] double PositivePushedAway,
    [property: JsonPropertyName("negative_pulled_in")] double NegativePulledIn,
    [property: JsonPropertyName("both")] double Both
);

/// <summary>The JSON of <c>dynamics field</c>.</summary>
/// <param name="Regions">Areas of the problem regions.</param>
/// <param name="Cells">The field; S_ap runs fastest.</param>
public sealed record DynamicsFieldReport(
    [property: JsonPropertyName("loss")] string Loss,
    [property: JsonPropertyName("rate")] double Rate,
    [property: JsonPropertyName("gamma")] double Gamma,
    [property: JsonPropertyName("entanglement")] double Entanglement,
    [property: JsonPropertyName("regions")] DynamicsFieldRegions Regions,
    [property: JsonPropertyName("cells")] IReadOnlyList<DynamicsFieldCell> Cells
)
{
    /// <summary>Computes the report: a field of Figures 2 and 5 of Extreme Triplet Learning.</summary>
    /// <exception cref="ArgumentException">A name or number out of range.</exception>
    public static DynamicsFieldReport Of(DynamicsFieldRequest request)
    {
        UpdateRule rule = UpdateRule.ByName(request.Loss);
        DynamicsField field = DynamicsField.Compute(rule, request.Gamma, request.Entanglement, request.Grid, request.Rate);
        ProblemRegions regions = ProblemRegions.Measure(rule, request.Gamma, request.Entanglement, request.Rate);
        return new DynamicsFieldReport(
            rule.Name,
            field.Rate,
            field.Gamma,
            field.Entanglement,
            new DynamicsFieldRegions(regions.PositivePushedAway, regions.NegativePulledIn, regions.Both),
            [
                .. field.Cells.Select(c => new DynamicsFieldCell(
                    c.Sap,
                    c.San,
                    c.DeltaSap,
                    c.DeltaSan,
                    c.TotalSap,
                    c.TotalSan,
                    Directions.NameOf(c.Direction)
                )),
            ]
        );
    }

    /// <summary>Writes what a person reads: the regions, and the directions as a map with S_an upwards.</summary>
    public void WriteTo(TextWriter text)
    {
        text.WriteLine($"{Loss}, rate {Rate}, gamma {Gamma}, entanglement {Entanglement}");
        text.WriteLine(
            $"positive pushed away on {Regions.PositivePushedAway:P2} of the square, negative pulled in on {Regions.NegativePulledIn:P2}, both on {Regions.Both:P2}"
        );
        int side = (int)Math.Round(Math.Sqrt(Cells.Count));
        for (int row = side - 1; row >= 0; row--)
        {
            text.WriteLine(string.Concat(Enumerable.Range(0, side).Select(k => Arrow(Cells[(row * side) + k].Direction))));
        }
        text.WriteLine("S_ap to the right, S_an upwards; \\ bottom right, / top right, , bottom left, ! top left, . still");
    }

    private static char Arrow(string direction) =>
        direction switch
        {
            "bottom-right" => '\\',
            "top-right" => '/',
            "bottom-left" => ',',
            "top-left" => '!',
            "right" => '>',
            "left" => '<',
            "top" => '^',
            "bottom" => 'v',
            _ => '.',
        };
}
