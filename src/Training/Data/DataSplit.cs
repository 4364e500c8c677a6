namespace IsoTriplet.Training.Data;

/// <summary>A training part and a test part.</summary>
/// <param name="Train">Examples to train on.</param>
/// <param name="Test">Examples to measure retrieval on: each is a query.</param>
/// <param name="Gallery">Where the queries are looked up, when the data set publishes such a set apart; null: among the queries themselves.</param>
public sealed record DataSplit(DataSet Train, DataSet Test, DataSet? Gallery = null);
