-- Read table of who rules the hubs; the crown's are not in it.
CREATE VIEW "hub_owner" AS
  SELECT "key" AS "hub", "value"->>'guild' AS "guild", "value"->>'name' AS "name", "value"->>'tag' AS "tag",
         ("value"->>'taxPercent')::INTEGER AS "tax_percent", to_timestamp(("value"->>'since')::BIGINT / 1000.0) AS "since", "ver"
  FROM "actor_part" WHERE "kind" = 'hub' AND "part" = 'owner';
