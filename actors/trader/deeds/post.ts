/**
 * Letters: each end keeps a copy of its own. What is enclosed travels in the letter and lies in the receiver's copy, until he claims it,
 * once, or it goes back.
 */
import { unitsIn } from '../../content/goods.ts';
import { homeHub } from '../../content/hubs.ts';
import { accepted, refused } from '../../kit/actor.ts';
import type { Address } from '../../kit/address.ts';
import { addressOf, keyOf } from '../../kit/address.ts';
import type { Value } from '../../kit/value.ts';
import type { Enclosed, FromTrader } from '../../letters.ts';
import type { TraderTurn } from '../belongings.ts';
import { hubOf, keep, levelOf, receive, storeAt } from '../belongings.ts';
import { fallDue } from '../deadlines.ts';
import type { CommandOf } from '../messages.ts';
import type { ReplyTo } from '../results.ts';
import { Refusal } from '../rules/refusal.ts';
import { debit } from '../rules/store.ts';
import * as rules from '../rules/talk.ts';
import type { ReceivedPart, SentPart } from '../talk-parts.ts';
import { EnclosureStatus, enclosedValue } from '../talk-parts.ts';
import { tell } from './feed.ts';
import { isOpenTo, silence, speakerOf } from './talk.ts';

export const archive = 'archive';
const noPost = { sent: 0, folders: [] as readonly string[] };

export function sendMail(turn: TraderTurn, command: CommandOf<'sendMail'>): ReplyTo<'sendMail'> {
  const { to, subject, text, priority, gold, goods, answers, mutedUntil } = command;
  const speaker = speakerOf(turn, mutedUntil);
  const spoken = rules.refuseToAddress(speaker, to, turn.get(`known/${to}`));
  if (spoken) return silence(spoken, mutedUntil);
  const thread = answers === undefined ? null : threadOf(turn, answers);
  if (thread === undefined) return refused(Refusal.unknownMail);
  const hub = hubOf(turn) ?? homeHub;
  const store = storeAt(turn, hub);
  const refusal = rules.refuseToEnclose(speaker, levelOf(turn), hubOf(turn), store, { gold, goods });
  if (refusal) return refused(refusal);

  const post = turn.get('post') ?? noPost;
  const mail = `${turn.key}-${post.sent + 1}`;
  turn.put('post', { ...post, sent: post.sent + 1 });
  const enclosed = gold > 0 || unitsIn(goods) > 0 ? { gold, goods, hub } : null;
  const value = enclosedValue({ gold, goods });
  if (enclosed) keep(turn, hub, store, debit(store, value));
  const letter = { thread: thread ?? mail, subject, text, priority };
  const enclosure = enclosed && { enclosure: { ...enclosed, status: EnclosureStatus.waiting } };
  turn.put(`sent/${mail}`, { id: mail, to, ...letter, at: turn.now, ...enclosure });
  dropOldestSent(turn);
  const posted: FromTrader = { type: 'posted', mail, name: speaker.profile?.name ?? '', ...letter, enclosed };
  turn.send(addressOf('trader', to), posted, value);
  return accepted({ mail });
}

/** Of a letter he has, at either end; undefined when he has it no more. */
function threadOf(turn: TraderTurn, mail: string): string | undefined {
  return (turn.get(`mail/${mail}`) ?? turn.get(`sent/${mail}`))?.thread;
}

function dropOldestSent(turn: TraderTurn): void {
  const sent = turn.keys('sent/').flatMap((key) => turn.get(key as `sent/${string}`) ?? []);
  const over = sent.length - turn.tuning.trader.sentLettersMax;
  if (over <= 0) return;
  for (const { id } of sent.sort((a, b) => a.at - b.at).slice(0, over)) turn.drop(`sent/${id}`);
}

/** Whoever is not there, does not want to hear or has no room sends it back as it came. */
export function hearPost(turn: TraderTurn, from: Address, posted: FromTrader & { type: 'posted' }, value: Value): void {
  const { mail, name, enclosed, type: _, ...letter } = posted;
  const isFull = turn.keys('mail/').length >= turn.tuning.trader.lettersMax;
  const why = !isOpenTo(turn, from) ? Refusal.notHeard : isFull ? Refusal.mailboxFull : null;
  if (why) {
    sendBack(turn, from, mail, enclosed, why, value);
    return;
  }
  const endsAt = turn.now + turn.span(turn.tuning.trader.enclosedMs);
  turn.put(`mail/${mail}`, {
    ...{ id: mail, from: keyOf(from), name, ...letter, at: turn.now, isRead: false, isStarred: false, folder: null },
    ...(enclosed && { enclosure: { ...enclosed, status: EnclosureStatus.waiting }, endsAt }),
  });
  if (enclosed) fallDue(turn, 'postDue', { dueAt: Math.min(endsAt, turn.get('postDue')?.dueAt ?? endsAt) });
  tell(turn, { type: 'mailCame', mail, from: keyOf(from), name, subject: letter.subject });
}

function sendBack(
  turn: TraderTurn,
  to: Address,
  mail: string,
  enclosed: Enclosed | null | undefined,
  why: string,
  value: Value,
): void {
  turn.send(to, { type: 'mailBack', mail, hub: enclosed?.hub ?? homeHub, why } satisfies FromTrader, value);
}

export function claimMail(turn: TraderTurn, { mail }: CommandOf<'claimMail'>): ReplyTo<'claimMail'> {
  const letter = turn.get(`mail/${mail}`);
  if (!letter) return refused(Refusal.unknownMail);
  const refusal = rules.refuseToClaim(letter.enclosure?.status);
  if (refusal || !letter.enclosure) return refused(refusal ?? Refusal.nothingEnclosed);
  turn.put(`mail/${mail}`, { ...letter, enclosure: { ...letter.enclosure, status: EnclosureStatus.claimed } });
  receive(turn, letter.enclosure.hub, enclosedValue(letter.enclosure));
  turn.send(addressOf('trader', letter.from), { type: 'mailClaimed', mail } satisfies FromTrader);
  return accepted({});
}

export function markMail(turn: TraderTurn, command: CommandOf<'markMail'>): ReplyTo<'markMail'> {
  const { mail, isRead, isStarred, folder } = command;
  const letter = turn.get(`mail/${mail}`);
  if (!letter) return refused(Refusal.unknownMail);
  const { folders } = turn.get('post') ?? noPost;
  const isThere = folder == null || folder === archive || folders.includes(folder);
  if (!isThere) return refused(Refusal.unknownFolder);
  turn.put(`mail/${mail}`, {
    ...letter,
    ...{ isRead: isRead ?? letter.isRead, isStarred: isStarred ?? letter.isStarred },
    folder: folder === undefined ? letter.folder : folder,
  });
  return accepted({});
}

/** The other's copy stays; what was still enclosed goes back to him. */
export function deleteMail(turn: TraderTurn, { mail }: CommandOf<'deleteMail'>): ReplyTo<'deleteMail'> {
  const letter = turn.get(`mail/${mail}`);
  if (!letter && !turn.get(`sent/${mail}`)) return refused(Refusal.unknownMail);
  if (letter) discard(turn, letter);
  else turn.drop(`sent/${mail}`);
  return accepted({});
}

export function discard(turn: TraderTurn, letter: ReceivedPart): void {
  turn.drop(`mail/${letter.id}`);
  if (letter.enclosure?.status === EnclosureStatus.waiting) giveBack(turn, letter);
}

function giveBack(turn: TraderTurn, { id, from, enclosure }: ReceivedPart): void {
  if (!enclosure) return;
  sendBack(turn, addressOf('trader', from), id, enclosure, Refusal.unclaimed, enclosedValue(enclosure));
}

export function setFolders(turn: TraderTurn, { folders }: CommandOf<'setFolders'>): ReplyTo<'setFolders'> {
  turn.put('post', { ...(turn.get('post') ?? noPost), folders: [...new Set(folders)] });
  for (const key of turn.keys('mail/')) {
    const letter = turn.get(key as `mail/${string}`);
    if (letter?.folder && letter.folder !== archive && !folders.includes(letter.folder))
      turn.put(key as `mail/${string}`, { ...letter, folder: null });
  }
  return accepted({});
}

/** What became of a letter of his. What came back has been received already. */
export function hearOfSent(turn: TraderTurn, mail: FromTrader & { type: 'mailClaimed' | 'mailBack' }): void {
  const isBack = mail.type === 'mailBack';
  if (isBack) tell(turn, { type: 'mailBack', mail: mail.mail, why: mail.why });
  const sent = turn.get(`sent/${mail.mail}`);
  if (!sent) return;
  const status = isBack ? EnclosureStatus.returned : EnclosureStatus.claimed;
  const after: SentPart = sent.enclosure ? { ...sent, enclosure: { ...sent.enclosure, status } } : sent;
  turn.put(`sent/${mail.mail}`, isBack && mail.why !== Refusal.unclaimed ? { ...after, refused: mail.why } : after);
}

/** What nobody has claimed in its time goes back. */
export function returnDue(turn: TraderTurn): void {
  const due = turn.get('postDue');
  if (!due || due.dueAt > turn.now) return;
  const waiting = turn
    .keys('mail/')
    .flatMap((key) => turn.get(key as `mail/${string}`) ?? [])
    .filter(({ enclosure }) => enclosure?.status === EnclosureStatus.waiting);
  const over = waiting.filter(({ endsAt = 0 }) => endsAt <= turn.now);
  for (const letter of over) {
    if (letter.enclosure)
      turn.put(`mail/${letter.id}`, {
        ...letter,
        enclosure: { ...letter.enclosure, status: EnclosureStatus.returned },
      });
    giveBack(turn, letter);
  }
  const left = waiting.filter((letter) => !over.includes(letter)).map(({ endsAt = 0 }) => endsAt);
  fallDue(turn, 'postDue', left.length > 0 ? { dueAt: Math.min(...left) } : null);
}
