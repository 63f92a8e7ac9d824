using Microsoft.EntityFrameworkCore;

namespace Bot.News.Store;

/// <summary>
/// The one store in which the stages meet. Every table has one writer folder, named by the subfolder its type lies in.
/// Lists are kept as JSON; instants are kept in UTC.
/// </summary>
public abstract class BotDb(DbContextOptions options) : DbContext(options)
{
    public DbSet<Source> Sources => Set<Source>();
    public DbSet<Article> Articles => Set<Article>();
    public DbSet<NewsEvent> Events => Set<NewsEvent>();
    public DbSet<Report> Reports => Set<Report>();
    public DbSet<EventLog> EventLog => Set<EventLog>();
    public DbSet<Analysis> Analyses => Set<Analysis>();
    public DbSet<Claim> Claims => Set<Claim>();
    public DbSet<Citation> Citations => Set<Citation>();
    public DbSet<ActionItem> ActionItems => Set<ActionItem>();
    public DbSet<Prediction> Predictions => Set<Prediction>();
    public DbSet<ModelCall> ModelCalls => Set<ModelCall>();
    public DbSet<Recap> Recaps => Set<Recap>();
    public DbSet<RecapItem> RecapItems => Set<RecapItem>();
    public DbSet<RecapPart> RecapParts => Set<RecapPart>();
    public DbSet<Subscription> Subscriptions => Set<Subscription>();
    public DbSet<Slot> Slots => Set<Slot>();
    public DbSet<ActionState> ActionStates => Set<ActionState>();
    public DbSet<Follow> Follows => Set<Follow>();
    public DbSet<Vote> Votes => Set<Vote>();
    public DbSet<Complaint> Complaints => Set<Complaint>();
    public DbSet<PersonSettings> PersonSettings => Set<PersonSettings>();
    public DbSet<SourceWish> SourceWishes => Set<SourceWish>();
    public DbSet<Hidden> Hidden => Set<Hidden>();
    public DbSet<Review> Reviews => Set<Review>();
    public DbSet<Suggestion> Suggestions => Set<Suggestion>();
    public DbSet<Usage> Usages => Set<Usage>();
    public DbSet<ServerSettings> ServerSettings => Set<ServerSettings>();
    public DbSet<Posting> Postings => Set<Posting>();
    public DbSet<Keepsake> Keepsakes => Set<Keepsake>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Source>().HasIndex(s => s.Url).IsUnique();
        modelBuilder.Entity<Source>().HasIndex(s => s.NextFetchAt);

        modelBuilder.Entity<Article>().HasIndex(a => a.Key).IsUnique();
        modelBuilder.Entity<Article>().HasIndex(a => new { a.SourceId, a.FeedId });
        modelBuilder.Entity<Article>().HasIndex(a => a.When);

        modelBuilder.Entity<NewsEvent>().HasIndex(e => e.LastAt);
        modelBuilder.Entity<NewsEvent>().HasIndex(e => e.MergedInto);
        modelBuilder.Entity<NewsEvent>().OwnsOne(e => e.Features, f => f.ToJson());

        modelBuilder.Entity<Report>().HasKey(r => r.ArticleId);
        modelBuilder.Entity<Report>().HasOne(r => r.Article).WithOne().HasForeignKey<Report>(r => r.ArticleId);
        modelBuilder.Entity<Report>().HasIndex(r => r.EventId);

        modelBuilder.Entity<EventLog>().HasKey(l => l.Seq);
        modelBuilder.Entity<EventLog>().HasIndex(l => new { l.EventId, l.Seq });

        modelBuilder.Entity<Analysis>().HasIndex(a => new { a.EventId, a.Version }).IsUnique();
        modelBuilder.Entity<Claim>().HasIndex(c => new { c.AnalysisId, c.Section, c.Order });
        modelBuilder.Entity<ActionItem>().HasIndex(a => new { a.EventId, a.Key }).IsUnique();
        modelBuilder.Entity<Prediction>().HasIndex(p => new { p.EventId, p.Key }).IsUnique();
        modelBuilder.Entity<Prediction>().HasIndex(p => p.DueAt);

        modelBuilder.Entity<ModelCall>().HasIndex(c => c.Key);
        modelBuilder.Entity<ModelCall>().HasIndex(c => c.At);
        modelBuilder.Entity<ModelCall>().HasIndex(c => c.EventId);

        modelBuilder.Entity<Recap>().HasIndex(r => new { r.ProfileKey, r.CutOff, r.From }).IsUnique();
        modelBuilder.Entity<RecapItem>().HasIndex(i => new { i.RecapId, i.Rank }).IsUnique();
        modelBuilder.Entity<RecapItem>().HasIndex(i => i.EventId);
        modelBuilder.Entity<RecapPart>().HasIndex(p => new { p.RecapId, p.Form, p.Locale, p.Part }).IsUnique();

        modelBuilder.Entity<Subscription>().HasIndex(s => s.ServerId);
        modelBuilder.Entity<Subscription>().HasIndex(s => s.PersonId);
        modelBuilder.Entity<Slot>().HasIndex(s => new { s.SubscriptionId, s.Due }).IsUnique();
        modelBuilder.Entity<Slot>().HasIndex(s => new { s.State, s.Due });
        modelBuilder.Entity<ActionState>().HasIndex(s => new { s.PersonId, s.ActionItemId }).IsUnique();
        modelBuilder.Entity<Follow>().HasIndex(f => f.EventId);
        modelBuilder.Entity<Follow>().HasIndex(f => f.PersonId);
        modelBuilder.Entity<Vote>().HasIndex(v => new { v.PersonId, v.ServerId, v.EventId }).IsUnique();
        modelBuilder.Entity<PersonSettings>().HasKey(p => p.PersonId);
        modelBuilder.Entity<SourceWish>().HasIndex(w => new { w.ServerId, w.Url }).IsUnique();
        modelBuilder.Entity<Hidden>().HasIndex(h => new { h.ServerId, h.EventId }).IsUnique();
        modelBuilder.Entity<Review>().HasIndex(r => r.SlotId).IsUnique();
        modelBuilder.Entity<Usage>().HasIndex(u => new { u.ServerId, u.SlotId, u.What }).IsUnique();
        modelBuilder.Entity<ServerSettings>().HasKey(s => s.ServerId);

        modelBuilder.Entity<Posting>().HasIndex(p => p.DedupeKey).IsUnique();
        modelBuilder.Entity<Posting>().HasIndex(p => new { p.State, p.NotBefore });
        modelBuilder.Entity<Posting>().HasIndex(p => p.SlotId);
        modelBuilder.Entity<Posting>().HasIndex(p => p.MessageId);
        modelBuilder.Entity<Posting>().HasIndex(p => new { p.Destination, p.State });
        modelBuilder.Entity<Keepsake>().HasKey(k => k.Name);
    }
}
