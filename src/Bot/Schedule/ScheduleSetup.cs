using Quartz;

namespace Bot.Schedule;

/// <summary>
/// Quartz with its RAM store: it only wakes. Two sweeps a minute apart catch whatever the alarm missed, because what is due
/// stands in the rows and not in the scheduler. A sweep that was missed, by a machine that slept or a clock that was moved, comes at once.
/// </summary>
internal static class ScheduleSetup
{
    public static IHostApplicationBuilder AddSchedule(this IHostApplicationBuilder builder)
    {
        builder.Services.AddQuartz(quartz =>
        {
            Sweep<NewsJob>(quartz, NewsJob.Key);
            Sweep<EditionJob>(quartz, EditionJob.Key);
            Sweep<EditJob>(quartz, EditJob.Key);
            Sweep<UpkeepJob>(quartz, UpkeepJob.Key);
        });
        builder.Services.AddQuartzHostedService(options => options.WaitForJobsToComplete = false);
        builder.Services.AddSingleton<Alarm>().AddHostedService(services => services.GetRequiredService<Alarm>());
        return builder;
    }

    private static void Sweep<TJob>(IQuartzBuilder quartz, JobKey key)
        where TJob : IJob
    {
        quartz.AddJob<TJob>(job => job.WithIdentity(key).StoreDurably());
        quartz.AddTrigger(trigger => trigger.WithIdentity($"{key.Name}-sweep").ForJob(key).StartNow()
            .WithSimpleSchedule(every => every.WithInterval(TimeSpan.FromMinutes(1)).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow)));
    }
}
