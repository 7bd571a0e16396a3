// The schema engine cannot be downloaded on machines that reach only a package registry; `generate` does not need it,
// but wants to be pointed at some existing file. Migrations are applied by server/persistence/migrate.ts.
import { defineConfig } from 'prisma/config';

process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= process.execPath;

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
});
