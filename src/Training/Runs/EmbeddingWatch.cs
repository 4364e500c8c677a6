namespace IsoTriplet.Training.Runs;

/// <summary>Examples that a run embeds at chosen steps, for whoever wants to see how they move.</summary>
/// <param name="Features">The examples, N x d.</param>
/// <param name="Steps">The numbers of steps behind at which they are embedded; 0 is before any step.</param>
/// <param name="Embedded">Gets the step and the embedding; not called when a coordinate is not finite.</param>
public sealed record EmbeddingWatch(Embedding Features, IReadOnlySet<long> Steps, Action<long, Embedding> Embedded);
