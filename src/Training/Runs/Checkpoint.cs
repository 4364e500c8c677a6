using System.Security.Cryptography;
using System.Text;
using IsoTriplet.Numerics;
using IsoTriplet.Training.Observation;
using TorchSharp;
using static TorchSharp.torch;

namespace IsoTriplet.Training.Runs;

/// <summary>The state of a run between two steps, in one file that is there whole or not at all and ends in its own hash.</summary>
/// <param name="Configuration">The run's configuration, which a resumed run must share.</param>
/// <param name="Step">How many steps lie behind.</param>
/// <param name="TotalInARow">How many observations in a row have said "total".</param>
/// <param name="TotalSince">The step of the first of them.</param>
/// <param name="Alarm">The alarm, if raised.</param>
internal sealed record Checkpoint(string Configuration, long Step, int TotalInARow, long TotalSince, CollapseAlarm? Alarm)
{
    private static readonly byte[] Magic = Encoding.ASCII.GetBytes("isotriplet checkpoint 1\n");

    /// <summary>Writes the state and the tensors.</summary>
    public void Write(string path, IEnumerable<KeyValuePair<string, Tensor>> tensors)
    {
        using MemoryStream content = new();
        using (BinaryWriter writer = new(content, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Magic);
            writer.Write(Configuration);
            writer.Write(Step);
            writer.Write(TotalInARow);
            writer.Write(TotalSince);
            writer.Write(Alarm?.Step ?? -1);
            writer.Write(Alarm?.Reason ?? "");
            KeyValuePair<string, Tensor>[] all = [.. tensors];
            writer.Write(all.Length);
            foreach ((string name, Tensor tensor) in all)
            {
                using DisposeScope scope = NewDisposeScope();
                Span<byte> bytes = tensor.detach().cpu().contiguous().bytes;
                writer.Write(name);
                writer.Write(bytes.Length);
                writer.Write(bytes);
            }
        }
        byte[] state = content.ToArray();
        AtomicFile.Write(
            path,
            stream =>
            {
                stream.Write(state);
                stream.Write(SHA256.HashData(state));
            }
        );
    }

    /// <summary>Reads the state, and the tensors into those of the same names.</summary>
    /// <exception cref="InputException">The file is missing, damaged, or of another network.</exception>
    public static Checkpoint Read(string path, IReadOnlyDictionary<string, Tensor> tensors)
    {
        if (!File.Exists(path))
        {
            throw new InputException(path, "there is no checkpoint to resume from");
        }
        byte[] all = File.ReadAllBytes(path);
        int length = all.Length - SHA256.HashSizeInBytes;
        if (length < Magic.Length || !all.AsSpan().StartsWith(Magic))
        {
            throw new InputException(path, "is not a checkpoint of this program");
        }
        if (!SHA256.HashData(all.AsSpan(0, length)).AsSpan().SequenceEqual(all.AsSpan(length)))
        {
            throw new InputException(path, "is damaged: its hash does not fit its content");
        }
        using BinaryReader reader = new(new MemoryStream(all, Magic.Length, length - Magic.Length), Encoding.UTF8);
        string configuration = reader.ReadString();
        (long step, int inARow, long since) = (reader.ReadInt64(), reader.ReadInt32(), reader.ReadInt64());
        (long alarmStep, string reason) = (reader.ReadInt64(), reader.ReadString());
        int count = reader.ReadInt32();
        if (count != tensors.Count)
        {
            throw new InputException(path, $"holds {count} tensors; this network and optimizer have {tensors.Count}");
        }
        for (int k = 0; k < count; k++)
        {
            string name = reader.ReadString();
            byte[] bytes = reader.ReadBytes(reader.ReadInt32());
            Restore(path, name, bytes, tensors);
        }
        return new Checkpoint(configuration, step, inARow, since, alarmStep < 0 ? null : new CollapseAlarm(alarmStep, reason));
    }

    private static void Restore(string path, string name, byte[] bytes, IReadOnlyDictionary<string, Tensor> tensors)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable still = no_grad();
        if (!tensors.TryGetValue(name, out Tensor? target))
        {
            throw new InputException(path, $"holds '{name}', which this network and optimizer do not have");
        }
        if (target.numel() * sizeof(float) != bytes.Length)
        {
            throw new InputException(path, $"'{name}' has {bytes.Length} bytes; {target.numel() * sizeof(float)} were expected");
        }
        float[] values = new float[target.numel()];
        Buffer.BlockCopy(bytes, 0, values, 0, bytes.Length);
        target.copy_(tensor(values, target.shape));
    }
}
