using System.CommandLine.Invocation;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace IsoTriplet.Experiments.Hosting;

/// <summary>Runs a command's body: Ctrl-C becomes a cancellation (a second one ends the process), bad input becomes exit code 2 with one message.</summary>
public sealed class CommandHost(TextWriter output, TextWriter error)
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(500);

    /// <summary>The option that every command shares: one JSON document on stdout.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "print exactly one JSON document", Recursive = true };

    /// <summary>The option that every random choice hangs on.</summary>
    public Option<int> Seed { get; } =
        new("--seed")
        {
            Description = "the seed of every random choice",
            Recursive = true,
            DefaultValueFactory = _ => 0,
        };

    /// <summary>A command that does something; what its body throws becomes an exit code.</summary>
    /// <param name="words">Its arguments and options, in the order of the help.</param>
    /// <param name="body">The command's work on its parsed line; its result is the exit code.</param>
    /// <param name="hidden">Whether it is one that engines start, which the help does not list.</param>
    public Command Command(
        string name,
        string description,
        IEnumerable<Symbol> words,
        Func<ParseResult, CommandContext, int> body,
        bool hidden = false
    )
    {
        Command command = new(name, description) { Action = new Act(this, body), Hidden = hidden };
        foreach (Symbol word in words)
        {
            if (word is Argument argument)
            {
                command.Add(argument);
            }
            else
            {
                command.Add((Option)word);
            }
        }
        return command;
    }

    /// <summary>Runs a body and turns what it throws into an exit code.</summary>
    /// <param name="body">The command's work; its result is the exit code.</param>
    private int Run(ParseResult parsed, Func<CommandContext, int> body)
    {
        using CancellationTokenSource source = new();
        long? first = null;
        void Interrupt(PosixSignalContext context)
        {
            // The second Ctrl-C ends the process at once, as it would any other: work that does not see the first must not hold the user. Two within a moment are
            // one: timeout(1) signals the process and then its group.
            context.Cancel = first is not { } start || Stopwatch.GetElapsedTime(start) < Moment;
            first ??= Stopwatch.GetTimestamp();
            source.Cancel();
        }
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
        CommandContext context = new(output, error, parsed.GetValue(Json), parsed.GetValue(Seed), source.Token);
        try
        {
            return Unwrapped(() => body(context));
        }
        catch (Exception e)
            when (e
                    is InputException
                        or CertificateException
                        or ArgumentException
                        or ArithmeticException
                        or IOException
                        or UnauthorizedAccessException
            )
        {
            return Refuse(Words(e));
        }
        catch (InsufficientMemoryException e)
        {
            return Refuse(e.Message);
        }
        catch (OutOfMemoryException)
        {
            return Refuse("there is not enough memory for a problem of this size");
        }
        catch (OperationCanceledException)
        {
            error.WriteLine("interrupted");
            return ExitCode.Interrupted;
        }
    }

    // What a thread of a parallel loop throws comes wrapped; it is the same to the user.
    private static int Unwrapped(Func<int> body)
    {
        try
        {
            return body();
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.Flatten().InnerExceptions[0]);
            throw;
        }
    }

    // The parameter's name is for programmers.
    private static string Words(Exception e) =>
        e is ArgumentException { ParamName: { } name }
            ? e.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal)
            : e.Message;

    /// <summary>One message on stderr, exit code 2.</summary>
    /// <param name="message">What was wrong, where, and what was expected.</param>
    public int Refuse(string message)
    {
        error.WriteLine($"isotriplet: {message.ReplaceLineEndings(" ")}");
        return ExitCode.BadInput;
    }

    private sealed class Act(CommandHost host, Func<ParseResult, CommandContext, int> body) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult) => host.Run(parseResult, context => body(parseResult, context));
    }
}

/// <summary>What a command's body gets besides its own arguments.</summary>
/// <param name="Error">Where progress and warnings go.</param>
/// <param name="Json">True when exactly one JSON document is wanted.</param>
public sealed record CommandContext(TextWriter Output, TextWriter Error, bool Json, int Seed, CancellationToken Cancel)
{
    /// <summary>Prints the JSON document, or the text for people.</summary>
    public void Print(object document, Action<TextWriter> text)
    {
        if (Json)
        {
            Output.WriteLine(JsonText.Result(document));
        }
        else
        {
            text(Output);
        }
    }

    /// <summary>Prints them; there is nothing more to say.</summary>
    public int Done(object document, Action<TextWriter> text)
    {
        Print(document, text);
        return ExitCode.Done;
    }

    /// <summary>The exit code of a command that has printed what it had: where it was interrupted a line on stderr says what that is.</summary>
    /// <param name="reached">What an interrupted result is.</param>
    /// <param name="otherwise">The exit code where it was not interrupted.</param>
    public int Ended(string reached, int otherwise = ExitCode.Done)
    {
        if (!Cancel.IsCancellationRequested)
        {
            return otherwise;
        }
        Error.WriteLine($"interrupted: {reached}");
        return ExitCode.Interrupted;
    }
}

/// <summary>What a command says to the shell.</summary>
public static class ExitCode
{
    /// <summary>Done, and any verdict asked for is positive.</summary>
    public const int Done = 0;

    /// <summary>A verdict is negative: a claim refuted, a certificate invalid.</summary>
    public const int Negative = 1;

    /// <summary>Bad input or usage: one message on stderr, nothing on stdout, nothing written.</summary>
    public const int BadInput = 2;

    /// <summary>Undecided or not converged within its limits; what was reached is reported.</summary>
    public const int Undecided = 3;

    /// <summary>Interrupted; finished work is kept.</summary>
    public const int Interrupted = 130;
}
