/** The speed of a world's clock is fixed at its first start: deadlines already promised cannot be re-timed. */
import type { PrismaClient } from '../persistence/prisma.ts';
import { StartError } from '../start-error.ts';

export async function fixTimeScale(work: PrismaClient, wanted: number): Promise<void> {
  await work.world.createMany({ data: [{ name: 'timeScale', value: wanted }], skipDuplicates: true });
  const { value } = await work.world.findUniqueOrThrow({ where: { name: 'timeScale' } });
  if (value !== wanted) {
    throw new StartError(
      `This world began with TIME_SCALE=${value} and keeps it: set that, or start another world in its own DATA_DIR.`,
    );
  }
}
