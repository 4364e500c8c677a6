using System.Security.Cryptography;
using System.Text;
using IsoTriplet.Training.Observation;

namespace IsoTriplet.Training.Runs;

/// <summary>The state of a run between two steps, in one file that is there whole or not at all and ends in its own hash.</summary>
/// <param name="Configuration">The run's configuration, which a resumed run must share.</param>
/// <param name="Step">How many steps lie behind.</param>
/// <param name="History">The collapses so far.</param>
/// <param name="Alarm">The alarm, if raised.</param>
internal sealed record Checkpoint(string Configuration, long Step, CollapseHistory History, CollapseAlarm? Alarm)
{
    private static readonly byte[] Family = Encoding.ASCII.GetBytes("isotriplet checkpoint ");
    private static readonly byte[] Magic = Encoding.ASCII.GetBytes("isotriplet checkpoint 3\n");

    /// <summary>Writes the state, network and optimizer included.</summary>
    public void Write(string path, TrainingStep step)
    {
        using MemoryStream content = new();
        using (BinaryWriter writer = new(content, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Magic);
            writer.Write(Configuration);
            writer.Write(Step);
            writer.Write(History.InARow);
            writer.Write(History.Since);
            writer.Write(History.Spells.Count);
            foreach (CollapseSpell spell in History.Spells)
            {
                writer.Write(spell.From);
                writer.Write(spell.To);
                writer.Write(spell.Recovered);
            }
            writer.Write(Alarm?.Step ?? -1);
            writer.Write(Alarm?.Reason ?? "");
            step.Save(writer);
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

    /// <summary>Reads the state, and network and optimizer into the step.</summary>
    /// <exception cref="InputException">The file is missing, damaged, or of another version or network.</exception>
    public static Checkpoint Read(string path, TrainingStep step)
    {
        if (!File.Exists(path))
        {
            throw new InputException(path, "there is no checkpoint to resume from");
        }
        byte[] all = File.ReadAllBytes(path);
        int length = all.Length - SHA256.HashSizeInBytes;
        if (length < Magic.Length || !all.AsSpan().StartsWith(Magic))
        {
            string what = all.AsSpan().StartsWith(Family) ? "is a checkpoint of another version" : "is not a checkpoint";
            throw new InputException(path, $"{what} of this program");
        }
        if (!SHA256.HashData(all.AsSpan(0, length)).AsSpan().SequenceEqual(all.AsSpan(length)))
        {
            throw new InputException(path, "is damaged: its hash does not fit its content");
        }
        using BinaryReader reader = new(new MemoryStream(all, Magic.Length, length - Magic.Length), Encoding.UTF8);
        string configuration = reader.ReadString();
        (long at, int inARow, long since) = (reader.ReadInt64(), reader.ReadInt32(), reader.ReadInt64());
        CollapseSpell[] spells = new CollapseSpell[reader.ReadInt32()];
        for (int k = 0; k < spells.Length; k++)
        {
            spells[k] = new CollapseSpell(reader.ReadInt64(), reader.ReadInt64(), reader.ReadBoolean());
        }
        CollapseHistory history = new(inARow, since, spells);
        (long alarmStep, string reason) = (reader.ReadInt64(), reader.ReadString());
        try
        {
            step.Load(reader);
        }
        catch (Exception e) when (e is EndOfStreamException or ArgumentException)
        {
            throw new InputException(path, "is of another network or optimizer", e);
        }
        return reader.BaseStream.Position == reader.BaseStream.Length
            ? new Checkpoint(configuration, at, history, alarmStep < 0 ? null : new CollapseAlarm(alarmStep, reason))
            : throw new InputException(path, "is of another network or optimizer");
    }
}
