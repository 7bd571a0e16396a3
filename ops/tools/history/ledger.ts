/**
 * What the clients asked and heard, request by request. It outlives every server, and at a kill it knows exactly which
 * commands were on their way and which answers never came.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Reply } from '../../../actors/kit/actor.ts';
import type { PlayerCommand } from '../../../actors/trader/messages.ts';
import { isFinal } from '../../../loadtest/accounting.ts';
import type { Request, Watcher } from '../../../loadtest/watched-room.ts';

export interface Asked {
  /** `<session>/<number>`: the one name of a command, in the clients and in the log. */
  readonly name: string;
  readonly player: string;
  readonly body: PlayerCommand;
  /** Requests sent for it; more than one when an answer was lost. */
  sendings: number;
  /** Requests sent and neither answered nor given up. */
  underWay: number;
  reply: Reply | null;
}

export class Ledger {
  readonly commands = new Map<string, Asked>();
  /** Answers that contradict an earlier one: there must be none. */
  readonly contradictions: string[] = [];
  /** When each player last heard an answer, epoch ms. */
  readonly heardAt = new Map<string, number>();

  watcherOf(player: () => string): Watcher {
    return { asked: (request) => this.#asked(player(), request) };
  }

  /** Names of commands that are out at this instant: sent on a live connection, not answered. */
  underWay(): string[] {
    return [...this.commands.values()].filter(({ underWay, reply }) => underWay > 0 && !reply).map(({ name }) => name);
  }

  get acknowledged(): number {
    return [...this.commands.values()].filter(({ reply }) => reply?.ok).length;
  }

  /** How many of each sort, the commonest first, in words. */
  get granted(): string {
    const sorts = Map.groupBy(
      [...this.commands.values()].filter(({ reply }) => reply?.ok),
      ({ body }) => body.type,
    );
    const counts = [...sorts].map(([type, all]) => [type, all.length] as const).sort(([, a], [, b]) => b - a);
    return counts.map(([type, count]) => `${type} ${count}`).join(', ');
  }

  get repeated(): number {
    return [...this.commands.values()].filter(({ sendings }) => sendings > 1).length;
  }

  isAnswered(name: string): boolean {
    return this.commands.get(name)?.reply != null;
  }

  #asked(player: string, { session, seq, body }: Request): (reply: Reply | null) => void {
    const name = `${session}/${seq}`;
    const known = this.commands.get(name);
    const asked = known ?? { name, player, body, sendings: 0, underWay: 0, reply: null };
    if (!known) this.commands.set(name, asked);
    asked.sendings++;
    asked.underWay++;
    return (reply) => {
      asked.underWay--;
      if (!reply || !isFinal(reply)) return;
      this.heardAt.set(asked.player, Date.now());
      if (!asked.reply) asked.reply = reply;
      else if (!isDeepStrictEqual(asked.reply, reply))
        this.contradictions.push(`${name}: first ${JSON.stringify(asked.reply)}, then ${JSON.stringify(reply)}`);
    };
  }
}
