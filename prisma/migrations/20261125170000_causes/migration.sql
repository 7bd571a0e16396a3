-- Orders of operators to causes: they move no value, and name a cause instead of a trader.
ALTER TABLE "operator_order" ALTER COLUMN "trader" DROP NOT NULL, ALTER COLUMN "asset" DROP NOT NULL, ALTER COLUMN "amount" DROP NOT NULL;
ALTER TABLE "operator_order" ADD COLUMN "cause" TEXT;
ALTER TABLE "operator_order" ADD CONSTRAINT "operator_order_to_one" CHECK (("trader" IS NULL) <> ("cause" IS NULL));

-- Partial: the lists of the best read three parts of each trader, who has many others. Over no column that changes, so that writing parts costs as before.
-- (Prisma cannot draw it; the schema test knows.)
CREATE INDEX "actor_part_leaders_idx" ON "actor_part"("part") WHERE "kind" = 'trader' AND "part" IN ('progress', 'streak', 'person');

-- Read tables of the best: a name, and the figure that puts it there.
CREATE VIEW "leaders_missions" AS
  SELECT p."key" AS "trader", n."value"->>'name' AS "name",
         (p."value"->'figures'->>'missions')::BIGINT - COALESCE((p."value"->'figures'->>'missionsFailed')::BIGINT, 0) AS "figure"
  FROM "actor_part" p JOIN "actor_part" n ON n."kind" = 'trader' AND n."key" = p."key" AND n."part" = 'profile'
  WHERE p."kind" = 'trader' AND p."part" = 'progress' AND (p."value"->'figures'->>'missions') IS NOT NULL;

-- Days in a row that are not broken yet.
CREATE VIEW "leaders_days" AS
  SELECT p."key" AS "trader", n."value"->>'name' AS "name", (p."value"->>'days')::BIGINT AS "figure"
  FROM "actor_part" p JOIN "actor_part" n ON n."kind" = 'trader' AND n."key" = p."key" AND n."part" = 'profile'
  WHERE p."kind" = 'trader' AND p."part" = 'streak'
    AND (p."value"->>'day')::BIGINT >= floor(extract(epoch FROM now()) / 86400) - 1;

-- Of those alone who want it seen.
CREATE VIEW "leaders_wealth" AS
  SELECT p."key" AS "trader", n."value"->>'name' AS "name", (g."value"->>'gold')::BIGINT AS "figure"
  FROM "actor_part" p JOIN "actor_part" n ON n."kind" = 'trader' AND n."key" = p."key" AND n."part" = 'profile'
  JOIN "actor_part" g ON g."kind" = 'trader' AND g."key" = p."key" AND g."part" = 'purse'
  WHERE p."kind" = 'trader' AND p."part" = 'person' AND p."value"->>'wealthShown' = 'true';

-- By level, and within one by how far it has come towards the next.
CREATE VIEW "leaders_guilds" AS SELECT "guild", "name", "level"::BIGINT AS "figure", "xp" FROM "guild";
