-- What is under way has no account of its own that anybody would look up.
DROP INDEX "ledger_debit_at_idx";
DROP INDEX "ledger_credit_at_idx";
CREATE INDEX "ledger_debit_at_idx" ON "ledger"("debit", "at") WHERE "debit" <> 'transit';
CREATE INDEX "ledger_credit_at_idx" ON "ledger"("credit", "at") WHERE "credit" <> 'transit';

-- The first and the last trade in each candle, so that trades may be added in any order.
ALTER TABLE "candle" ADD COLUMN "first_at" TIMESTAMPTZ(3);
ALTER TABLE "candle" ADD COLUMN "last_at" TIMESTAMPTZ(3);
UPDATE "candle" SET "first_at" = "opened_at", "last_at" = "opened_at";
ALTER TABLE "candle" ALTER COLUMN "first_at" SET NOT NULL;
ALTER TABLE "candle" ALTER COLUMN "last_at" SET NOT NULL;

-- Room on the page for the next version of a row, which then needs no new entry in the index.
ALTER TABLE "actor_part" SET (fillfactor = 70);
ALTER TABLE "actor" SET (fillfactor = 70);
