/** One's agents, and who can be hired. */
import type { AgentKind, Bonus } from '../../../actors/content/agents.ts';
import { agentKinds, agentTerms, agentTypes, bonusOf, levelOf, xpForLevel } from '../../../actors/content/agents.ts';
import { hubs } from '../../../actors/content/hubs.ts';
import { refuseDismiss } from '../../../actors/trader/rules/agents.ts';
import type { AgentPart } from '../../../actors/trader/state.ts';
import { hireAgent } from '../../store/play.ts';
import { isWaiting } from '../../store/signals.ts';
import { agents, hireRefusal } from '../../store/trip.ts';
import { refusal, words } from '../../words/en.ts';
import { number } from '../../words/format.ts';
import { CommandButton } from '../CommandButton.tsx';
import { useNow } from '../use-now.ts';
import { GearTable } from './GearTable.tsx';

export function AgentList() {
  return (
    <section aria-label={words.caravan.agents}>
      <h3>{words.caravan.agents}</h3>
      <ul class="agents">
        {agents.value.length === 0 && <li class="quiet">{words.caravan.noAgents}</li>}
        {agents.value.map((agent) => (
          <Agent key={agent.id} agent={agent} />
        ))}
      </ul>
      <ul class="hires" aria-label={words.caravan.hiring}>
        {agentKinds.map((kind) => (
          <li key={kind}>
            <HireButton kind={kind} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Agent({ agent }: { readonly agent: AgentPart }) {
  const now = useNow();
  const { id, kind, name, xp, at, caravan, hurtUntil = 0 } = agent;
  const level = levelOf(xp);
  const next = level < agentTerms.levelMax ? xpForLevel(level + 1) : null;
  const state = caravan
    ? words.caravan.leads
    : hurtUntil > now
      ? words.caravan.hurt(hurtUntil - now)
      : words.caravan.waitsIn(hubs[at].name);
  return (
    <li>
      <strong>{name}</strong> {words.caravan.rank(agentTypes[kind].name, level)}
      <small>
        {next ? words.caravan.xp(xp, next) : words.caravan.grown} · {state} · {bonusText(bonusOf(kind, level))}
      </small>
      {!caravan && (
        <details>
          <summary>{words.caravan.gear(name)}</summary>
          <GearTable agent={agent} />
          <CommandButton
            command={{ type: 'dismissAgent', agent: id }}
            done={words.caravan.dismissed(name)}
            why={refuseDismiss(agent)}
            label={words.caravan.dismissOf(name)}
          >
            {words.caravan.dismiss}
          </CommandButton>
        </details>
      )}
    </li>
  );
}

function HireButton({ kind }: { readonly kind: AgentKind }) {
  const { name, hireCost } = agentTypes[kind];
  const why = hireRefusal(kind);
  const isHiring = isWaiting((command) => command.type === 'hireAgent');
  return (
    <button
      type="button"
      title={why ? refusal(why) : bonusText(bonusOf(kind, 1))}
      aria-disabled={isHiring || why !== null}
      onClick={() => !isHiring && !why && void hireAgent(kind)}
    >
      {words.caravan.hire(name)} <data value={hireCost}>{number(hireCost)}</data>
      <small>{bonusText(bonusOf(kind, 1))}</small>
    </button>
  );
}

export function bonusText(bonus: Bonus): string {
  const shown = (['success', 'speed', 'reward'] as const).filter((what) => bonus[what] !== 0);
  return shown.map((what) => words.caravan.bonus[what](bonus[what])).join(', ');
}
