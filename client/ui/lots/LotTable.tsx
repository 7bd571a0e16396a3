/** What is under the hammer here, with the time left and a bid for each. */
import { useSignal } from '@preact/signals';
import { itemOf } from '../../../actors/content/items.ts';
import type { LotShown } from '../../../actors/letters.ts';
import { BidStatus } from '../../../actors/trader/state.ts';
import { bidRefusal, isOwn, leastFor, lotsHere, ownBids } from '../../store/lots.ts';
import { words } from '../../words/en.ts';
import { CommandButton } from '../CommandButton.tsx';
import { Icon } from '../Icon.tsx';
import { useNow } from '../use-now.ts';

export function LotTable() {
  const now = useNow();
  const open = lotsHere.value.filter(({ endsAt }) => endsAt > now);
  return (
    <section>
      <h3>{words.lots.here}</h3>
      {open.length === 0 && <p class="quiet">{words.lots.none}</p>}
      {open.length > 0 && (
        <table class="lots">
          <caption class="unseen">{words.lots.here}</caption>
          <thead>
            <tr>
              <th scope="col">{words.lots.lot}</th>
              <th scope="col">{words.lots.bid}</th>
              <th scope="col">{words.lots.left}</th>
              <th scope="col">{words.lots.offer}</th>
            </tr>
          </thead>
          <tbody>
            {open.map((lot) => (
              <Row key={lot.id} lot={lot} now={now} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Row({ lot, now }: { readonly lot: LotShown; readonly now: number }) {
  const name = words.lots.lotOf(lot.quantity, itemOf(lot.item).name);
  return (
    <tr>
      <th scope="row" class="named">
        <Icon name={lot.item} /> {name}
      </th>
      <td>{bidOf(lot, now)}</td>
      <td>
        <time>{words.lots.leftOf(lot.endsAt - now)}</time>
      </td>
      <td class="deed">{isOwn(lot) ? <small>{words.lots.yours}</small> : <Offer lot={lot} name={name} now={now} />}</td>
    </tr>
  );
}

function bidOf(lot: LotShown, now: number): string {
  if (lot.style === 'dutch') return words.lots.falling(leastFor(lot, now), lot.floorPrice);
  return lot.price === null ? words.lots.noBid(lot.startPrice) : words.lots.bidsOf(lot.price, lot.bids);
}

function Offer({ lot, name, now }: { readonly lot: LotShown; readonly name: string; readonly now: number }) {
  const typed = useSignal('');
  const least = leastFor(lot, now);
  const isDutch = lot.style === 'dutch';
  const amount = isDutch || typed.value === '' ? least : Number(typed.value);
  const leads = ownBids.value.some((bid) => bid.lot === lot.id && bid.status === BidStatus.leading);
  const isNumber = Number.isInteger(amount) && amount >= least;
  const { item, quantity } = lot;
  if (leads && !isDutch) return <small>{words.lots.leading}</small>;
  return (
    <>
      {!isDutch && (
        <input
          type="number"
          inputMode="numeric"
          min={least}
          aria-label={words.lots.offerFor(name)}
          placeholder={String(least)}
          value={typed.value}
          onInput={(event) => (typed.value = event.currentTarget.value)}
        />
      )}
      <CommandButton
        command={{ type: 'bid', lot: lot.id, item, quantity, amount: isNumber ? amount : least }}
        done={words.lots.sent}
        why={isNumber ? bidRefusal(lot, amount) : 'bidTooLow'}
        label={isDutch ? words.lots.takeOf(name, least) : words.lots.placeOf(name)}
      >
        {isDutch ? words.lots.take(least) : words.lots.place}
      </CommandButton>
    </>
  );
}
