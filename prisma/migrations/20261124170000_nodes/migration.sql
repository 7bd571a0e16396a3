-- Where players reach a node, and whether it is about to go.
ALTER TABLE "node" ADD COLUMN "site" TEXT NOT NULL DEFAULT '';
ALTER TABLE "node_lease" ADD COLUMN "draining" BOOLEAN NOT NULL DEFAULT false;
