-- AlterTable
ALTER TABLE "account" ADD COLUMN "deleted_at" TIMESTAMPTZ(3), ADD COLUMN "forgotten_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "report" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "reporter" TEXT NOT NULL,
    "player" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "excerpt" JSONB NOT NULL,
    "resolved_by" BIGINT,
    CONSTRAINT "report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "news" (
    "id" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    CONSTRAINT "news_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
-- Partial, both: few are being forgotten, and few reports are open. (Prisma cannot draw it; the schema test knows.)
CREATE INDEX "account_forgetting_idx" ON "account"("deleted_at") WHERE "deleted_at" IS NOT NULL AND "forgotten_at" IS NULL;
CREATE UNIQUE INDEX "report_open_key" ON "report"("reporter", "player", "place") WHERE "resolved_by" IS NULL;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_resolved_by_fkey" FOREIGN KEY ("resolved_by") REFERENCES "admin_action"("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "news" ADD CONSTRAINT "news_id_fkey" FOREIGN KEY ("id") REFERENCES "admin_action"("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
