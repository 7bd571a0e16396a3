/** Giving to a cause, of one's purse and of what lies in this town. */
import { useSignal } from '@preact/signals';
import { wanted } from '../../../actors/cause/rules.ts';
import type { Goods } from '../../../actors/content/goods.ts';
import type { ItemKey } from '../../../actors/content/items.ts';
import { catalogue } from '../../../actors/content/items.ts';
import type { CauseShown } from '../../../actors/letters.ts';
import { beaconItem, refuseHelp } from '../../../actors/trader/rules/causes.ts';
import { view } from '../../store/cause.ts';
import { tryCommand } from '../../store/play.ts';
import { goods, hub, items, level, profile } from '../../store/signals.ts';
import { refusal, words } from '../../words/en.ts';
import { number } from '../../words/format.ts';
import { Field, Form } from '../fields.tsx';

const say = words.cause.give;

export function GiveForm({ cause }: { readonly cause: CauseShown }) {
  const wish = useSignal({ gold: '', count: '' });
  const item = useSignal<ItemKey | ''>('');
  const beacon = useSignal(false);
  const why = refuseHelp({ profile: profile.value, level: level.value, where: hub.value });
  const isWanted = (need: Parameters<typeof wanted>[0]) => wanted(need, cause.needs, view.value?.sums?.given ?? {}) > 0;
  const askedFor = items.filter((key) => goods.value[key] && (isWanted('points') || isWanted(`item:${key}`)));
  const send = async () => {
    const [gold, count] = [Number(wish.value.gold), Number(wish.value.count)];
    const meant: Goods = item.value && count > 0 ? { [item.value]: count } : {};
    if (!(gold > 0) && !(item.value && count > 0)) return say.nothingMeant;
    const extra = beacon.value ? { beacon: true as const } : {};
    return tryCommand({ type: 'contribute', cause: cause.cause, gold, goods: meant, ...extra });
  };
  if (why)
    return (
      <section>
        <h4>{say.title}</h4>
        <p class="quiet">{refusal(why)}</p>
      </section>
    );
  return (
    <section>
      <h4>{say.title}</h4>
      <Form label={say.title} submit={say.submit} onSubmit={send}>
        {isWanted('gold') && (
          <Field label={say.gold} type="number" min={0} onText={(gold) => (wish.value = { ...wish.value, gold })} />
        )}
        <label>
          {say.item}
          <select value={item.value} onChange={(event) => (item.value = event.currentTarget.value as ItemKey | '')}>
            <option value="">{say.nothing}</option>
            {askedFor.map((key) => (
              <option key={key} value={key}>
                {catalogue[key].name} ({number(goods.value[key] ?? 0)})
              </option>
            ))}
          </select>
        </label>
        <Field label={say.count} type="number" min={0} onText={(count) => (wish.value = { ...wish.value, count })} />
        {goods.value[beaconItem] && (
          <label class="check">
            <input
              type="checkbox"
              checked={beacon.value}
              onChange={(event) => (beacon.value = event.currentTarget.checked)}
            />{' '}
            {say.beacon}
          </label>
        )}
      </Form>
    </section>
  );
}
