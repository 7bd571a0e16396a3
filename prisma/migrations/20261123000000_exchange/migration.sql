-- CreateEnum
CREATE TYPE "node_state" AS ENUM ('live', 'retired', 'folded');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('player', 'moderator', 'operator');

-- CreateTable
CREATE TABLE "node" (
    "inc" TEXT NOT NULL,
    "state" "node_state" NOT NULL DEFAULT 'live',
    "address" TEXT NOT NULL,
    "build" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT "node_pkey" PRIMARY KEY ("inc")
);

-- CreateTable
CREATE TABLE "node_progress" (
    "inc" TEXT NOT NULL,
    "projected_through" BIGINT NOT NULL DEFAULT 0,
    "pruned_through" BIGINT NOT NULL DEFAULT 0,
    CONSTRAINT "node_progress_pkey" PRIMARY KEY ("inc")
);

-- CreateTable
CREATE TABLE "node_lease" (
    "inc" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "node_lease_pkey" PRIMARY KEY ("inc")
);

-- CreateTable
CREATE TABLE "segment" (
    "inc" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "payload" BYTEA NOT NULL,
    "crc" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT "segment_pkey" PRIMARY KEY ("inc", "seq")
);
-- Packed already: compressing it again would only cost the append.
ALTER TABLE "segment" ALTER COLUMN "payload" SET STORAGE EXTERNAL;

-- CreateTable
CREATE TABLE "actor" (
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "owner" TEXT,
    "own_epoch" BIGINT NOT NULL DEFAULT 0,
    "ver" BIGINT NOT NULL DEFAULT 0,
    "state_version" INTEGER NOT NULL DEFAULT 0,
    "wake_at" TIMESTAMPTZ(3),
    CONSTRAINT "actor_pkey" PRIMARY KEY ("kind", "key")
);

-- CreateTable
CREATE TABLE "actor_part" (
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "ver" BIGINT NOT NULL,
    CONSTRAINT "actor_part_pkey" PRIMARY KEY ("kind", "key", "part")
);

-- CreateTable
CREATE TABLE "actor_part_base" (
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "value" JSONB,
    "ver" BIGINT NOT NULL,
    CONSTRAINT "actor_part_base_pkey" PRIMARY KEY ("kind", "key", "part")
);

-- CreateTable
CREATE TABLE "ledger" (
    "inc" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "asset" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "debit" TEXT NOT NULL,
    "credit" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    CONSTRAINT "ledger_pkey" PRIMARY KEY ("inc", "seq", "ordinal")
);

-- CreateTable
CREATE TABLE "trade" (
    "inc" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "hub" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "price" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL,
    "buyer" TEXT NOT NULL,
    "seller" TEXT NOT NULL,
    "maker" TEXT NOT NULL,
    "taker" TEXT NOT NULL,
    CONSTRAINT "trade_pkey" PRIMARY KEY ("inc", "seq", "ordinal")
);

-- CreateTable
CREATE TABLE "candle" (
    "hub" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "size" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "open" INTEGER NOT NULL,
    "high" INTEGER NOT NULL,
    "low" INTEGER NOT NULL,
    "close" INTEGER NOT NULL,
    "volume" BIGINT NOT NULL,
    CONSTRAINT "candle_pkey" PRIMARY KEY ("hub", "item", "size", "opened_at")
);

-- CreateTable
CREATE TABLE "world" (
    "name" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    CONSTRAINT "world_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "email" TEXT,
    "password_hash" TEXT,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "role" "role" NOT NULL DEFAULT 'player',
    "banned_until" TIMESTAMPTZ(3),
    "ban_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refresh_token" (
    "hash" TEXT NOT NULL,
    "family" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    CONSTRAINT "refresh_token_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "password_reset" (
    "hash" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    CONSTRAINT "password_reset_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE INDEX "segment_at_idx" ON "segment"("at");
CREATE INDEX "actor_owner_idx" ON "actor"("owner");
-- Partial: only actors with a deadline are ever looked for by it. (Prisma cannot draw it; the schema test knows.)
CREATE INDEX "actor_wake_at_idx" ON "actor"("wake_at") WHERE "wake_at" IS NOT NULL;
CREATE INDEX "ledger_debit_at_idx" ON "ledger"("debit", "at");
CREATE INDEX "ledger_credit_at_idx" ON "ledger"("credit", "at");
CREATE INDEX "trade_hub_item_at_idx" ON "trade"("hub", "item", "at");
CREATE UNIQUE INDEX "account_email_key" ON "account"("email");
CREATE UNIQUE INDEX "account_name_key_key" ON "account"("name_key");
CREATE INDEX "refresh_token_family_idx" ON "refresh_token"("family");
CREATE INDEX "refresh_token_account_id_idx" ON "refresh_token"("account_id");
CREATE INDEX "password_reset_account_id_idx" ON "password_reset"("account_id");

-- AddForeignKey
ALTER TABLE "refresh_token" ADD CONSTRAINT "refresh_token_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Read tables: what the checkpointed parts say, as rows. Views, so they can never disagree with them.
CREATE VIEW "wallet" AS
  SELECT "key" AS "trader", ("value"->>'gold')::BIGINT AS "gold", "ver" FROM "actor_part" WHERE "kind" = 'trader' AND "part" = 'purse';

CREATE VIEW "goods" AS
  SELECT p."key" AS "trader", substr(p."part", 7) AS "hub", g.key AS "item", g.value::BIGINT AS "quantity", p."ver"
  FROM "actor_part" p, jsonb_each_text(p."value") g WHERE p."kind" = 'trader' AND p."part" LIKE 'goods/%';

CREATE VIEW "orders" AS
  SELECT "key" AS "trader", "value"->>'id' AS "id", "value"->>'hub' AS "hub", "value"->>'side' AS "side", "value"->>'item' AS "item",
         ("value"->>'price')::INTEGER AS "price", ("value"->>'quantity')::INTEGER AS "quantity", ("value"->>'filled')::INTEGER AS "filled",
         "value"->>'status' AS "status", "ver"
  FROM "actor_part" WHERE "kind" = 'trader' AND "part" LIKE 'order/%';
