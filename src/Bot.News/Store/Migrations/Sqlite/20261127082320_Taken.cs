using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Bot.News.Store.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Taken : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Taken",
                table: "Reviews",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Taken",
                table: "Reviews");
        }
    }
}
