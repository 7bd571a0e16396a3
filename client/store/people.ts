/** Other people: looked up at the server, which knows neither their gold nor their e-mail for us; and what one asks of it about oneself. */
import { signal } from '@preact/signals';
import { account } from './play.ts';
import { openWindow } from './signals.ts';

export interface Profile {
  readonly player: string;
  readonly name: string;
  readonly title: string | null;
  readonly guild: string | null;
  readonly tag: string | null;
  readonly level: number;
  readonly since: number;
  /** Only told of those who have us for a friend. */
  readonly isHere?: boolean;
}

/** By player, as last looked up. */
export const profiles = signal<ReadonlyMap<string, Profile>>(new Map());
/** Whoever is looked at. */
export const lookedAt = signal<string | null>(null);

function keep(people: readonly Profile[]): readonly Profile[] {
  profiles.value = new Map([...profiles.peek(), ...people.map((person) => [person.player, person] as const)]);
  return people;
}

export async function findPeople(text: string): Promise<readonly Profile[]> {
  const { people } = await account.ask<{ people: readonly Profile[] }>('/api/people/find', { text });
  return keep(people);
}

export async function fetchPeople(players: readonly string[]): Promise<readonly Profile[]> {
  if (players.length === 0) return [];
  const { people } = await account.ask<{ people: readonly Profile[] }>('/api/people', { players });
  return keep(people);
}

/** Opens the window about somebody. */
export function lookAt(player: string): void {
  lookedAt.value = player;
  openWindow.value = 'people';
  // Who cannot be looked up now is shown by what is known of him.
  void fetchPeople([player]).catch(() => {});
}

export interface Complaint {
  readonly player: string;
  readonly place: 'hub' | 'trade' | 'guild' | 'whisper' | 'mail' | 'name';
  readonly hub?: string;
  readonly reason: string;
  readonly words: string;
}

export function complain(complaint: Complaint): Promise<unknown> {
  return account.ask('/api/reports', complaint);
}

/** All that is kept of oneself, as a file. */
export async function saveOwnData(): Promise<void> {
  const data = await account.ask<object>('/api/account/export', {});
  const url = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: 'aurelian.json' });
  link.click();
  URL.revokeObjectURL(url);
}

/** For good. */
export async function deleteAccount(password: string): Promise<void> {
  await account.ask('/api/account/delete', password ? { password } : {});
  await account.refresh();
}
