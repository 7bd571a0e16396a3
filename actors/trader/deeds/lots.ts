/** Lots a trader opens, and bids he makes on others': goods and gold go to the lot, and what becomes of them comes back. */
import type { HubKey } from '../../content/hubs.ts';
import type { Mail } from '../../kit/actor.ts';
import { accepted, refused } from '../../kit/actor.ts';
import { addressOf } from '../../kit/address.ts';
import { must, unreachable } from '../../kit/assert.ts';
import { gold, items, plus } from '../../kit/value.ts';
import type { FromLot, ToLot } from '../../letters.ts';
import type { TraderTurn } from '../belongings.ts';
import { hubOf, keep, levelOf, storeAt } from '../belongings.ts';
import type { CommandOf } from '../messages.ts';
import type { ReplyTo } from '../results.ts';
import * as rules from '../rules/lots.ts';
import { Refusal } from '../rules/refusal.ts';
import { debit } from '../rules/store.ts';
import type { BidPart, LotPart } from '../state.ts';
import { BidStatus, LotStatus } from '../state.ts';
import { tell } from './feed.ts';

export function openLot(turn: TraderTurn, command: CommandOf<'openLot'>): ReplyTo<'openLot'> {
  const { type: _, minutes, floorPrice = command.startPrice, ...offer } = command;
  const [hub, lots] = [hubOf(turn), lotsOf(turn)];
  const store = storeAt(turn, hub ?? 'capital_city');
  const standing = { profile: turn.get('profile'), level: levelOf(turn), where: hub, store, lots };
  const refusal = rules.refuseLot(standing, { ...offer, floorPrice }, turn.tuning.trader);
  if (refusal || !hub) return refused(refusal ?? Refusal.notHere);

  const hammer = turn.get('hammer') ?? { lots: 0, bids: 0 };
  const slot = must(rules.freePlace(lots, turn.tuning.trader), 'a free place');
  const id = `${turn.key}_${slot}_${hammer.lots + 1}`;
  const terms = { id, hub, ...offer, floorPrice, endsAt: turn.now + turn.span(minutes * 60_000) };
  const fee = gold(rules.lotFee(offer.startPrice, turn.tuning.trader));
  const goods = items(offer.item, offer.quantity);
  turn.put('hammer', { ...hammer, lots: hammer.lots + 1 });
  turn.put(`lot/${id}`, { ...terms, slot, status: LotStatus.open, price: null });
  keep(turn, hub, store, debit(store, plus(goods, fee)));
  turn.burn('lotFee', fee);
  turn.send(addressOf('lot', `${turn.key}_${slot}`), { type: 'openLot', ...terms } satisfies ToLot, goods);
  return accepted({ lot: id, endsAt: terms.endsAt });
}

export function bid(turn: TraderTurn, { lot, item, quantity, amount }: CommandOf<'bid'>): ReplyTo<'bid'> {
  const hub = hubOf(turn);
  const standing = {
    ...{ profile: turn.get('profile'), level: levelOf(turn), where: hub },
    ...{ gold: turn.get('purse')?.gold ?? 0, bids: bidsOf(turn) },
  };
  if (!hub) return refused(standing.profile ? Refusal.notHere : Refusal.notWelcomed);
  const refusal = rules.refuseBid(standing, { hub, item, quantity, amount }, turn.tuning.trader);
  if (refusal) return refused(refusal);

  const hammer = turn.get('hammer') ?? { lots: 0, bids: 0 };
  const id = `b_${hammer.bids + 1}`;
  turn.put('hammer', { ...hammer, bids: hammer.bids + 1 });
  turn.put(`bid/${id}`, { id, lot, hub, amount, status: BidStatus.pending, at: turn.now });
  turn.put('purse', { gold: standing.gold - amount });
  const place = addressOf('lot', lot.slice(0, lot.lastIndexOf('_')));
  turn.send(place, { type: 'bid', lot, hub, bid: id, item, quantity, amount } satisfies ToLot, gold(amount));
  return accepted({ bid: id });
}

/** A lot speaks of itself, or of a bid; the value that came along has been received already. */
export function hearOfLot(turn: TraderTurn, mail: FromLot): void {
  switch (mail.type) {
    case 'bidTaken':
      mark(turn, mail.bid, BidStatus.leading);
      break;
    case 'outbid':
      mark(turn, mail.bid, BidStatus.outbid);
      tell(turn, { type: 'outbid', lot: mail.lot, hub: mail.hub });
      break;
    case 'bidRefused':
      mark(turn, mail.bid, BidStatus.refused);
      turn.notify({ type: 'bidRefused', lot: mail.lot, hub: mail.hub, why: mail.why });
      break;
    case 'lotWon': {
      const { lot, hub, item, quantity, price } = mail;
      mark(turn, mail.bid, BidStatus.won);
      tell(turn, { type: 'lotWon', lot, hub, item, quantity, price });
      break;
    }
    case 'lotSold':
      close(turn, mail.lot, LotStatus.sold, mail.price);
      break;
    case 'lotUnsold':
      close(turn, mail.lot, LotStatus.unsold, null);
      break;
    default:
      unreachable(mail);
  }
}

/** A lot that could not take our letter: its value is back already. */
export function hearOfLotBounce(turn: TraderTurn, mail: Mail): void {
  const hub = mail['hub'] as HubKey;
  if (mail.type === 'openLot') hearOfLot(turn, { type: 'lotUnsold', lot: String(mail['id']), hub });
  else hearOfLot(turn, { type: 'bidRefused', lot: String(mail['lot']), hub, bid: String(mail['bid']), why: 'fault' });
}

function mark(turn: TraderTurn, id: string, status: BidStatus): void {
  const known = turn.get(`bid/${id}`);
  if (!known) return;
  turn.put(`bid/${id}`, { ...known, status });
  const past = bidsOf(turn).filter((each) => !rules.isUp(each));
  for (const { id: oldest } of rules.surplus(past, turn.tuning.trader)) turn.drop(`bid/${oldest}`);
}

function close(turn: TraderTurn, id: string, status: LotStatus, price: number | null): void {
  const known = turn.get(`lot/${id}`);
  if (!known) return;
  turn.put(`lot/${id}`, { ...known, status, price });
  const past = lotsOf(turn).filter((each) => each.status !== LotStatus.open);
  for (const { id: oldest } of rules.surplus(past, turn.tuning.trader)) turn.drop(`lot/${oldest}`);
  const { hub, item, quantity } = known;
  tell(turn, { type: status === LotStatus.sold ? 'lotSold' : 'lotUnsold', lot: id, hub, item, quantity, price });
}

function lotsOf(turn: TraderTurn): LotPart[] {
  return turn.keys('lot/').flatMap((key) => turn.get(key as `lot/${string}`) ?? []);
}

function bidsOf(turn: TraderTurn): BidPart[] {
  return turn.keys('bid/').flatMap((key) => turn.get(key as `bid/${string}`) ?? []);
}
