-- Orders of operators to causes: they move no value, and name a cause instead of a trader.
ALTER TABLE "operator_order" ALTER COLUMN "trader" DROP NOT NULL, ALTER COLUMN "asset" DROP NOT NULL, ALTER COLUMN "amount" DROP NOT NULL;
ALTER TABLE "operator_order" ADD COLUMN "cause" TEXT;
ALTER TABLE "operator_order" ADD CONSTRAINT "operator_order_to_one" CHECK (("trader" IS NULL) <> ("cause" IS NULL));
