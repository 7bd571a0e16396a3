/** A diary of so many minutes: what was done in each, what befell its writer, and whether each held something of use. */
export interface Entry {
  readonly at: number;
  readonly says: string;
  /** Something he found to do; else something that befell him, or led to nothing. */
  readonly isUseful: boolean;
}

const MINUTE_MS = 60_000;

export class Diary {
  readonly #entries: Entry[] = [];
  readonly #beganAt: number;
  readonly #minutes: number;

  constructor(beganAt: number, minutes: number) {
    this.#beganAt = beganAt;
    this.#minutes = minutes;
  }

  /** Minutes count from 1. */
  minuteEndsAt(minute: number): number {
    return this.#beganAt + minute * MINUTE_MS;
  }

  write(entry: Entry): void {
    this.#entries.push(entry);
  }

  /** The minutes in which he found nothing useful to do. */
  idleMinutes(): number[] {
    const useful = new Set(this.#entries.filter(({ isUseful }) => isUseful).map(({ at }) => this.#minuteOf(at)));
    return Array.from({ length: this.#minutes }, (_, n) => n + 1).filter((minute) => !useful.has(minute));
  }

  linesOf(minute: number): string[] {
    const lines = this.#entries.filter(({ at }) => this.#minuteOf(at) === minute).map((entry) => this.#line(entry));
    return [`Minute ${minute}`, ...(lines.length > 0 ? lines : ['          nothing at all'])];
  }

  #minuteOf(at: number): number {
    return Math.floor((at - this.#beganAt) / MINUTE_MS) + 1;
  }

  #line({ at, says, isUseful }: Entry): string {
    const seconds = Math.floor((at - this.#beganAt) / 1_000);
    const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    return `  ${time.padStart(5)} ${isUseful ? '*' : ' '} ${says}`;
  }
}
