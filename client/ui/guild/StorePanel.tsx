/** What the guild owns, and how one gives and takes. */
import { useSignal } from '@preact/signals';
import type { Goods } from '../../../actors/content/goods.ts';
import type { ItemKey } from '../../../actors/content/items.ts';
import { catalogue } from '../../../actors/content/items.ts';
import { guildGoods, treasury } from '../../store/guild.ts';
import { tryCommand } from '../../store/play.ts';
import { goods, items } from '../../store/signals.ts';
import { words } from '../../words/en.ts';
import { number } from '../../words/format.ts';
import { Field, Form } from '../fields.tsx';
import { Icon } from '../Icon.tsx';

const say = words.guild.store;

export function StorePanel() {
  const stored = itemsIn(guildGoods.value);
  return (
    <section>
      <h3>{say.title}</h3>
      <p>{say.holds(treasury.value)}</p>
      {stored.length === 0 ? (
        <p class="quiet">{say.empty}</p>
      ) : (
        <ul class="stored">
          {stored.map((key) => (
            <li key={key}>
              <Icon name={key} /> {catalogue[key].name} {number(guildGoods.value[key] ?? 0)}
            </li>
          ))}
        </ul>
      )}
      <div class="pair">
        <ExchangeForm type="giveToGuild" from={goods.value} submit={say.give} />
        <ExchangeForm type="takeFromGuild" from={guildGoods.value} submit={say.take} />
      </div>
    </section>
  );
}

interface ExchangeFormProps {
  readonly type: 'giveToGuild' | 'takeFromGuild';
  readonly from: Goods;
  readonly submit: string;
}

function ExchangeForm({ type, from, submit }: ExchangeFormProps) {
  const wish = useSignal({ gold: '', count: '' });
  const item = useSignal<ItemKey | ''>('');
  const send = async () => {
    const [gold, count] = [Number(wish.value.gold), Number(wish.value.count)];
    const meant: Goods = item.value && count > 0 ? { [item.value]: count } : {};
    if (!(gold > 0) && !(item.value && count > 0)) return say.nothingMeant;
    return tryCommand({ type, gold, goods: meant });
  };
  return (
    <Form label={submit} submit={submit} isMain={false} onSubmit={send}>
      <Field label={say.gold} type="number" min={0} onText={(gold) => (wish.value = { ...wish.value, gold })} />
      <label>
        {say.item}
        <select value={item.value} onChange={(event) => (item.value = event.currentTarget.value as ItemKey | '')}>
          <option value="">{say.nothing}</option>
          {itemsIn(from).map((key) => (
            <option key={key} value={key}>
              {catalogue[key].name} ({number(from[key] ?? 0)})
            </option>
          ))}
        </select>
      </label>
      <Field label={say.count} type="number" min={0} onText={(count) => (wish.value = { ...wish.value, count })} />
    </Form>
  );
}

function itemsIn(stock: Goods): readonly ItemKey[] {
  return items.filter((key) => (stock[key] ?? 0) > 0);
}
