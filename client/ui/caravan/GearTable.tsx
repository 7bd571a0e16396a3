/** What an agent wears in each of four places, what of the warehouse where he is would fit, and what mending costs. */
import type { Slot } from '../../../actors/content/gear.ts';
import { gearOf, lifeOf, repairCost, slots } from '../../../actors/content/gear.ts';
import { itemOf } from '../../../actors/content/items.ts';
import { refuseEquip, refuseRepair, refuseUnequip } from '../../../actors/trader/rules/agents.ts';
import type { AgentPart } from '../../../actors/trader/state.ts';
import { gold, goodsIn, items, standing, tuning } from '../../store/signals.ts';
import { words } from '../../words/en.ts';
import { CommandButton } from '../CommandButton.tsx';

export function GearTable({ agent }: { readonly agent: AgentPart }) {
  return (
    <table class="gear">
      <caption class="unseen">{words.caravan.gear(agent.name)}</caption>
      <tbody>
        {slots.map((slot) => (
          <tr key={slot}>
            <th scope="row">{words.caravan.slots[slot]}</th>
            <td>
              <Worn agent={agent} slot={slot} />
              <Fitting agent={agent} slot={slot} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface SlotProps {
  readonly agent: AgentPart;
  readonly slot: Slot;
}

function Worn({ agent, slot }: SlotProps) {
  const worn = agent.gear?.[slot];
  const trader = tuning.value?.trader;
  if (!worn || !trader) return <span class="quiet">{words.caravan.bare}</span>;
  const { name } = itemOf(worn.item);
  const cost = repairCost(worn.item, worn.wear, trader.gear);
  return (
    <>
      {words.caravan.worn(name, lifeOf(worn.item, trader.gear) - worn.wear)}{' '}
      {worn.wear > 0 ? (
        <CommandButton
          command={{ type: 'repairGear', agent: agent.id, slot }}
          why={refuseRepair(agent, slot, gold.value, trader)}
          label={words.caravan.repairOf(name, cost)}
        >
          {words.caravan.repair(cost)}
        </CommandButton>
      ) : (
        <CommandButton
          command={{ type: 'unequip', agent: agent.id, slot }}
          why={refuseUnequip(agent, slot)}
          label={words.caravan.takeOffOf(name)}
        >
          {words.caravan.takeOff}
        </CommandButton>
      )}
    </>
  );
}

/** What lies where the agent is, and is for this place. */
function Fitting({ agent, slot }: SlotProps) {
  const store = { ...standing.value.store, goods: goodsIn(agent.at) };
  const fitting = items.filter((item) => gearOf(item)?.slot === slot && refuseEquip(agent, item, store) === null);
  return (
    <>
      {fitting.map((item) => (
        <CommandButton key={item} command={{ type: 'equip', agent: agent.id, item }}>
          {words.caravan.putOn(itemOf(item).name)}
        </CommandButton>
      ))}
    </>
  );
}
