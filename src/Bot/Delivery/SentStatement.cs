using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Bot.Delivery;

/// <summary>
/// Writes "sent" on postings, one prepared statement for a whole batch: of all that delivery writes this comes once a message, and
/// building the statement anew each time took longer than running it.
/// </summary>
internal sealed class SentStatement : IAsyncDisposable
{
    private const string Key = nameof(Posting.Id);

    private readonly DbCommand _command;

    private SentStatement(DbCommand command) => _command = command;

    /// <param name="db">With an open transaction.</param>
    public static async Task<SentStatement> PrepareAsync(BotDb db, CancellationToken cancel)
    {
        var type = db.Model.FindEntityType(typeof(Posting)) ?? throw new InvalidOperationException("Postings are not part of the model.");
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        string[] columns = [nameof(Posting.State), nameof(Posting.ChannelId), nameof(Posting.MessageId), nameof(Posting.SentAt), nameof(Posting.LeaseUntil), nameof(Posting.FirstTriedAt), nameof(Posting.Problem), nameof(Posting.Refusal)];
        foreach (var column in columns.Append(Key))
        {
            command.Parameters.Add(Mapping(type, column).CreateParameter(command, "@" + column, column == Key ? 0L : column is nameof(Posting.State) ? PostingState.Sent : column is nameof(Posting.Refusal) ? PostingRefusal.None : null, nullable: true));
        }

#pragma warning disable CA2100 // the names are the model's own, and every value is a parameter
        command.CommandText = $"UPDATE \"{type.GetTableName()}\" SET {string.Join(", ", columns.Select(column => $"\"{column}\" = @{column}"))} WHERE \"{Key}\" = @{Key}";
#pragma warning restore CA2100
        await command.PrepareAsync(cancel);
        return new(command);
    }

    /// <param name="sentAt">As the store keeps instants.</param>
    public Task WriteAsync(Receipt receipt, object sentAt, CancellationToken cancel)
    {
        Set(nameof(Posting.ChannelId), receipt.Place?.ChannelId ?? receipt.Posting.ChannelId);
        Set(nameof(Posting.MessageId), receipt.Place?.MessageId);
        Set(nameof(Posting.SentAt), sentAt);
        Set(nameof(Posting.Problem), receipt.Problem);
        Set(Key, receipt.Posting.Id);
        return _command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>An instant as the store keeps it.</summary>
    public static object Instant(BotDb db, DateTimeOffset at) =>
        db.Model.FindEntityType(typeof(Posting)) is { } type && Mapping(type, nameof(Posting.SentAt)).Converter is { } converter ? converter.ConvertToProvider(at) ?? at : at;

    public ValueTask DisposeAsync() => _command.DisposeAsync();

    private void Set(string column, object? value) => _command.Parameters["@" + column].Value = value ?? DBNull.Value;

    private static RelationalTypeMapping Mapping(IEntityType type, string column) =>
        (type.FindProperty(column) ?? throw new InvalidOperationException($"Postings have no {column}.")).GetRelationalTypeMapping();
}
