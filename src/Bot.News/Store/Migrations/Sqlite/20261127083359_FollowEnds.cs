using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Bot.News.Store.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FollowEnds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ChannelKind",
                table: "Follows",
                type: "TEXT",
                nullable: false,
                defaultValue: "text");

            migrationBuilder.AddColumn<string>(
                name: "Problem",
                table: "Follows",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ChannelKind",
                table: "Follows");

            migrationBuilder.DropColumn(
                name: "Problem",
                table: "Follows");
        }
    }
}
