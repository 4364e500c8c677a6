namespace IsoTriplet.Training.Optimizers;

/// <summary>The learning rate as a function of the step.</summary>
/// <param name="Kind">How it falls.</param>
/// <param name="Rate">The rate at step 0.</param>
/// <param name="Steps">The length of the run.</param>
public sealed record LearningRateSchedule(ScheduleKind Kind, double Rate, long Steps)
{
    /// <summary>The rate at a step.</summary>
    /// <param name="step">The step, from 0.</param>
    /// <returns>Constant: the rate. Step: a tenth after half of the steps, a hundredth after three quarters. Cosine: half a cosine from the rate to 0.</returns>
    public double At(long step) =>
        Kind switch
        {
            ScheduleKind.Constant => Rate,
            ScheduleKind.Step => Rate
                * (
                    4 * step >= 3 * Steps ? 0.01
                    : 2 * step >= Steps ? 0.1
                    : 1
                ),
            ScheduleKind.Cosine => Rate * (1 + Math.Cos(Math.PI * step / Math.Max(Steps, 1))) / 2,
            _ => throw new ArgumentOutOfRangeException(nameof(step), Kind, "unknown schedule"),
        };
}

/// <summary>How the learning rate falls.</summary>
public enum ScheduleKind
{
    /// <summary>It does not.</summary>
    Constant,

    /// <summary>By ten at half and at three quarters of the run.</summary>
    Step,

    /// <summary>Along half a cosine to 0.</summary>
    Cosine,
}
