/** Accounts, sign-ins and password resets in Postgres. Every change that two might race for is one guarded statement. */
import type { Account as AccountRow, RefreshToken as RefreshRow } from '../../prisma/generated/client.ts';
import type {
  Account,
  AccountStore,
  NewAccount,
  NewRefreshToken,
  RefreshToken,
  Taken,
  Upgrade,
} from '../auth/AccountStore.ts';
import type { PrismaClient } from './prisma.ts';

export class PrismaAccountStore implements AccountStore {
  readonly #prisma: PrismaClient;

  constructor(prisma: PrismaClient) {
    this.#prisma = prisma;
  }

  async make(account: NewAccount): Promise<'made' | Taken> {
    try {
      await this.#prisma.account.create({ data: account });
      return 'made';
    } catch (error) {
      return takenBy(error);
    }
  }

  async byId(id: string): Promise<Account | null> {
    return toAccount(await this.#prisma.account.findFirst({ where: { id, deletedAt: null } }));
  }

  async byEmail(email: string): Promise<Account | null> {
    return toAccount(await this.#prisma.account.findUnique({ where: { email } }));
  }

  async bannedAmong(ids: readonly string[], now: number): Promise<string[]> {
    const banned = await this.#prisma.account.findMany({
      where: { id: { in: [...ids] }, OR: [{ bannedUntil: { gt: new Date(now) } }, { deletedAt: { not: null } }] },
      select: { id: true },
    });
    return banned.map(({ id }) => id);
  }

  async muted(now: number): Promise<ReadonlyMap<string, number>> {
    const rows = await this.#prisma.account.findMany({
      where: { mutedUntil: { gt: new Date(now) } },
      select: { id: true, mutedUntil: true },
    });
    return new Map(rows.map(({ id, mutedUntil }) => [id, mutedUntil?.getTime() ?? 0]));
  }

  async upgrade(id: string, upgrade: Upgrade): Promise<'upgraded' | 'notGuest' | Taken> {
    try {
      const { count } = await this.#prisma.account.updateMany({ where: { id, email: null }, data: { ...upgrade } });
      return count === 1 ? 'upgraded' : 'notGuest';
    } catch (error) {
      return takenBy(error);
    }
  }

  async setPassword(id: string, passwordHash: string): Promise<void> {
    await this.#prisma.account.updateMany({ where: { id }, data: { passwordHash } });
  }

  async erase(id: string, name: { name: string; nameKey: string }): Promise<void> {
    const nobody = { ...name, email: null, passwordHash: null, role: 'player' as const };
    await this.#prisma.$transaction([
      this.#prisma.account.updateMany({ where: { id, deletedAt: null }, data: { ...nobody, deletedAt: new Date() } }),
      this.#prisma.refreshToken.deleteMany({ where: { accountId: id } }),
      this.#prisma.passwordReset.deleteMany({ where: { accountId: id } }),
      // Complaints of him stay, without his words.
      this.#prisma.report.updateMany({ where: { player: id }, data: { excerpt: [] } }),
      this.#prisma.report.updateMany({ where: { reporter: id }, data: { words: '' } }),
    ]);
  }

  async addRefresh({ expiresAt, ...token }: NewRefreshToken): Promise<void> {
    // Those of this account that have ended by themselves go on the way.
    await this.#prisma.$transaction([
      this.#prisma.refreshToken.deleteMany({ where: { accountId: token.accountId, expiresAt: { lt: new Date() } } }),
      this.#prisma.refreshToken.create({ data: { ...token, expiresAt: new Date(expiresAt) } }),
    ]);
  }

  async findRefresh(hash: string): Promise<{ token: RefreshToken; successorUsed: boolean } | null> {
    const row = await this.#prisma.refreshToken.findUnique({ where: { hash } });
    if (!row) return null;
    // All of a family live equally long, so what ends later was issued later.
    const where = { family: row.family, expiresAt: { gt: row.expiresAt }, usedAt: { not: null } };
    const successorUsed = (await this.#prisma.refreshToken.findFirst({ where, select: { hash: true } })) !== null;
    return { token: toToken(row), successorUsed };
  }

  async useRefresh({ hash, usedAt }: RefreshToken, now: number): Promise<boolean> {
    const where = { hash, usedAt: usedAt === null ? null : new Date(usedAt), revokedAt: null };
    const { count } = await this.#prisma.refreshToken.updateMany({ where, data: { usedAt: new Date(now) } });
    return count === 1;
  }

  async revokeRefresh(
    which: { family: string; unusedOnly?: boolean } | { accountId: string },
    now: number,
  ): Promise<void> {
    const whose = 'family' in which ? { family: which.family, ...(which.unusedOnly ? { usedAt: null } : {}) } : which;
    await this.#prisma.refreshToken.updateMany({
      where: { ...whose, revokedAt: null },
      data: { revokedAt: new Date(now) },
    });
  }

  async isFamilyOver(family: string): Promise<boolean> {
    const live = await this.#prisma.refreshToken.findFirst({
      where: { family, revokedAt: null },
      select: { hash: true },
    });
    return live === null;
  }

  async addReset({ expiresAt, ...reset }: { hash: string; accountId: string; expiresAt: number }): Promise<void> {
    // A new letter makes the older ones void.
    await this.#prisma.$transaction([
      this.#prisma.passwordReset.deleteMany({ where: { accountId: reset.accountId } }),
      this.#prisma.passwordReset.create({ data: { ...reset, expiresAt: new Date(expiresAt) } }),
    ]);
  }

  async takeReset(hash: string, now: number): Promise<string | null> {
    const where = { hash, usedAt: null, expiresAt: { gt: new Date(now) } };
    const [row] = await this.#prisma.passwordReset.updateManyAndReturn({ where, data: { usedAt: new Date(now) } });
    return row?.accountId ?? null;
  }
}

function toAccount(row: AccountRow | null): Account | null {
  if (!row) return null;
  const { id, email, passwordHash, name, role } = row;
  return { id, email, passwordHash, name, role, bannedUntil: row.bannedUntil?.getTime() ?? null };
}

function toToken(row: RefreshRow): RefreshToken {
  return {
    ...row,
    expiresAt: row.expiresAt.getTime(),
    usedAt: row.usedAt?.getTime() ?? null,
    revokedAt: row.revokedAt?.getTime() ?? null,
  };
}

/** Which of the unique columns refused; any other error goes on. */
function takenBy(error: unknown): Taken {
  const { code, meta } = error as { code?: string; meta?: unknown };
  if (code !== 'P2002') throw error;
  return /name_?key/i.test(JSON.stringify(meta)) ? 'nameTaken' : 'emailTaken';
}
