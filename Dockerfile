# The bot in one container with one volume: docker build -t weekly-ai-recap . && docker run -e Discord__Token=… -v recap:/data weekly-ai-recap
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig appsettings.json ./
COPY src ./src
RUN dotnet publish src/Bot/Bot.csproj -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# Time zones for local delivery times; a font for pictures.
RUN apt-get update && apt-get install -y --no-install-recommends tzdata fonts-dejavu-core && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /app .
RUN mkdir /data && chown "$APP_UID" /data
ENV DOTNET_RUNNING_IN_CONTAINER=true \
    ConnectionStrings__Bot="Data Source=/data/bot.db"
VOLUME /data
USER $APP_UID
ENTRYPOINT ["dotnet", "Bot.dll"]
