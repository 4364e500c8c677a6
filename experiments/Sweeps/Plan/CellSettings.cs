using System.Text.Json;
using System.Text.Json.Nodes;
using IsoTriplet.Experiments.Sweeps.Config;
using IsoTriplet.Experiments.Sweeps.Programs;

namespace IsoTriplet.Experiments.Sweeps.Plan;

/// <summary>The settings of one cell: a value for every setting that its program knows.</summary>
public sealed class CellSettings
{
    private readonly Dictionary<string, object> _values;

    private CellSettings(Dictionary<string, object> values) => _values = values;

    /// <summary>Values for all settings of a program: those given, and defaults for the rest.</summary>
    /// <param name="given">Values by name: long, double, string or bool.</param>
    /// <exception cref="ArgumentException">A name that the program does not know.</exception>
    public static CellSettings Of(ISweepProgram program, IReadOnlyDictionary<string, object> given)
    {
        foreach (string name in given.Keys)
        {
            SweepPrograms.Setting(program, name);
        }
        return new CellSettings(
            program.Settings.ToDictionary(s => s.Name, s => given.GetValueOrDefault(s.Name, s.Default), StringComparer.Ordinal)
        );
    }

    /// <summary>Reads settings written by <see cref="ToJson"/>, or some of them; the rest get their defaults.</summary>
    /// <param name="json">An object of values by name.</param>
    /// <exception cref="ArgumentException">A name that the program does not know, or a value of the wrong type.</exception>
    public static CellSettings Read(ISweepProgram program, JsonElement json) =>
        Of(
            program,
            json.EnumerateObject()
                .ToDictionary(p => p.Name, p => SweepPrograms.Setting(program, p.Name).Read(p.Value), StringComparer.Ordinal)
        );

    /// <summary>The settings of a cell of a plan.</summary>
    /// <exception cref="ArgumentException">As for <see cref="Read"/>.</exception>
    public static CellSettings Of(ISweepProgram program, Cell cell) => Read(program, cell.Settings.Deserialize<JsonElement>());

    /// <summary>The value of a whole-number setting.</summary>
    public int Integer(string name) => checked((int)Value<long>(name));

    /// <summary>The value of a real setting.</summary>
    public double Real(string name) => Value<double>(name);

    /// <summary>The value of a text setting.</summary>
    public string Text(string name) => Value<string>(name);

    /// <summary>The value of a flag.</summary>
    public bool Flag(string name) => Value<bool>(name);

    /// <summary>All values, in the program's order.</summary>
    public JsonObject ToJson()
    {
        JsonObject json = [];
        foreach ((string name, object value) in _values)
        {
            json[name] = value switch
            {
                long whole => JsonValue.Create(whole),
                double real => JsonValue.Create(real),
                bool flag => JsonValue.Create(flag),
                _ => JsonValue.Create((string)value),
            };
        }
        return json;
    }

    private T Value<T>(string name) =>
        _values.TryGetValue(name, out object? value)
            ? value is T typed
                ? typed
                : throw new InvalidOperationException($"setting \"{name}\" is no {typeof(T).Name}")
            : throw new InvalidOperationException($"setting \"{name}\" is not declared by the program");
}
