-- CreateTable
CREATE TABLE "tuning" (
    "version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "author" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "file" JSONB NOT NULL,
    "action_id" BIGINT NOT NULL,
    CONSTRAINT "tuning_pkey" PRIMARY KEY ("version")
);

-- CreateIndex
CREATE UNIQUE INDEX "tuning_action_id_key" ON "tuning"("action_id");

-- AddForeignKey
ALTER TABLE "tuning" ADD CONSTRAINT "tuning_action_id_fkey" FOREIGN KEY ("action_id") REFERENCES "admin_action"("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;

CREATE TRIGGER "tuning_only_grows" BEFORE UPDATE OR DELETE OR TRUNCATE ON "tuning"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
