-- Instant of the last decision of an actor: whoever has it next goes on from there, and never back.
ALTER TABLE "actor" ADD COLUMN "at" TIMESTAMPTZ(3) NOT NULL DEFAULT 'epoch';
