-- Partial: guilds are listed by their charters, and have many other parts. (Prisma cannot draw it; the schema test knows.)
CREATE INDEX "actor_part_charter_idx" ON "actor_part"("kind") WHERE "part" = 'charter';

-- Read tables of guilds.
CREATE VIEW "guild" AS
  SELECT c."key" AS "guild", c."value"->>'name' AS "name", c."value"->>'tag' AS "tag", c."value"->>'emblem' AS "emblem", c."value"->>'colour' AS "colour",
         c."value"->>'description' AS "description", c."value"->>'hub' AS "hub", (c."value"->>'isOpen')::BOOLEAN AS "is_open",
         (c."value"->>'level')::INTEGER AS "level", (c."value"->>'xp')::BIGINT AS "xp", (c."value"->>'members')::INTEGER AS "members",
         COALESCE((t."value"->>'gold')::BIGINT, 0) AS "treasury", c."ver"
  FROM "actor_part" c LEFT JOIN "actor_part" t ON t."kind" = c."kind" AND t."key" = c."key" AND t."part" = 'treasury'
  WHERE c."kind" = 'guild' AND c."part" = 'charter';

CREATE VIEW "guild_member" AS
  SELECT "key" AS "guild", "value"->>'player' AS "player", "value"->>'name' AS "name", "value"->>'role' AS "role",
         to_timestamp(("value"->>'joinedAt')::BIGINT / 1000.0) AS "joined_at", to_timestamp(("value"->>'activeAt')::BIGINT / 1000.0) AS "active_at",
         ("value"->>'served')::BIGINT AS "served", ("value"->>'gave')::BIGINT AS "gave", ("value"->>'took')::BIGINT AS "took", "ver"
  FROM "actor_part" WHERE "kind" = 'guild' AND "part" LIKE 'member/%';
