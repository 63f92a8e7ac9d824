using Bot.Cli;

return await CommandLine.InvokeAsync(args);
