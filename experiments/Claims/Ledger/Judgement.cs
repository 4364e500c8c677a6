namespace IsoTriplet.Experiments.Claims.Ledger;

/// <summary>The two sides of a relation on one instance, each as an interval that holds the true value.</summary>
public readonly record struct Judgement((double Lower, double Upper) Left, (double Lower, double Upper) Right)
{
    /// <summary>Both sides known exactly (up to the rounding allowed for by the caller).</summary>
    public static Judgement Exact(double left, double right) => new((left, left), (right, right));

    /// <summary>A relation that has no sides: 0 &lt;= 1/2 where it is true, 1 &lt;= 1/2 where it is not.</summary>
    public static Judgement Truth(bool holds) => Exact(holds ? 0 : 1, 0.5);

    /// <summary>True when left &lt;= (1 + slack) right for every value in the intervals.</summary>
    public bool Supports(double slack) => Left.Upper <= Widen(Right.Lower, slack);

    /// <summary>True when left > (1 + slack) right for every value in the intervals.</summary>
    public bool Contradicts(double slack) => Left.Lower > Widen(Right.Upper, slack);

    /// <summary>How near the instance comes to violating the relation: smallest left over largest right (0/0 counts as 0).</summary>
    public double Tightness =>
        Right.Upper > 0 ? Left.Lower / Right.Upper
        : Left.Lower > 0 ? double.PositiveInfinity
        : 0;

    /// <summary>The same relation with its right side scaled.</summary>
    public Judgement Scaled(double factor) => new(Left, (factor * Right.Lower, factor * Right.Upper));

    public override string ToString() => $"left {Text(Left)}, right {Text(Right)}";

    private static string Text((double Lower, double Upper) side) =>
        side.Lower.Equals(side.Upper) ? $"{side.Lower:G9}" : $"[{side.Lower:G9}, {side.Upper:G9}]";

    private static double Widen(double right, double slack) => right + (slack * Math.Abs(right));
}
