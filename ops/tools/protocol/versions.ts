/**
 * The versions of the wire, newest last, each with the fingerprint of what is said in it. Whoever changes a message adds a line,
 * and says in it what a client of the version before makes of it.
 */
export interface WireVersion {
  readonly hash: string;
  readonly says: string;
}

export const versions: readonly [WireVersion, ...WireVersion[]] = [
  { hash: '64b421d883ee241a', says: 'As first written down.' },
  {
    hash: '84c7e4ebbafd481b',
    says: 'Guilds: further commands, notices and refusals. An older client shows none of them, and misses nothing else.',
  },
  {
    hash: '9901cf5cdb68bb94',
    says: 'Convoys: two commands, two notices, two refusals, a list on the board. An older client shows none of them, and misses nothing else.',
  },
  {
    hash: 'bfaa8db0856b2922',
    says: 'Rewards are agreed on: a caravan of the catalogue sets out a moment after its command, whose answer names none. An older client expects whole rewards, and is told nothing when a town gives less; its caravan does not set out.',
  },
  {
    hash: 'dfb220d47577b66e',
    says: 'Talk: letters, whispers, a trade channel, people one knows; a line may point to something. An older client shows none of it, and misses nothing else.',
  },
  {
    hash: '1b0c4b7c10857a30',
    says: 'Causes: four commands, two notices, their refusals, a room, a message. An older client shows none of them, and misses nothing else.',
  },
  {
    hash: '0283b9690a0f1bfd',
    says: 'Alliances, missions of guilds, and hubs that guilds rule: seven commands, a notice, refusals, `realm` on the board. An older client shows none of them, and reckons a fee without an ally’s part.',
  },
];

export const wireVersion = versions.length;
