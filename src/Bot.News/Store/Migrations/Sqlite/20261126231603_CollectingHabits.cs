using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Bot.News.Store.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CollectingHabits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "EmptySince",
                table: "Sources",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "HubAskedAt",
                table: "Sources",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HubSecret",
                table: "Sources",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HubTopic",
                table: "Sources",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "HubUntil",
                table: "Sources",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "KeepMinutes",
                table: "Sources",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Published",
                table: "Sources",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "SkipDays",
                table: "Sources",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "SkipHours",
                table: "Sources",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "EmptySince",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "HubAskedAt",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "HubSecret",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "HubTopic",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "HubUntil",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "KeepMinutes",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "Published",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "SkipDays",
                table: "Sources");

            migrationBuilder.DropColumn(
                name: "SkipHours",
                table: "Sources");
        }
    }
}
