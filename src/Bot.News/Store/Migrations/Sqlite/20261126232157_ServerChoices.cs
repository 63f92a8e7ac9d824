using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Bot.News.Store.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ServerChoices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AudienceRoles",
                table: "ServerSettings",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "Sharing",
                table: "ServerSettings",
                type: "TEXT",
                nullable: false,
                defaultValue: "");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "AudienceRoles",
                table: "ServerSettings");

            migrationBuilder.DropColumn(
                name: "Sharing",
                table: "ServerSettings");
        }
    }
}
