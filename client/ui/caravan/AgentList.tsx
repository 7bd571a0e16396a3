/** One's agents, and who can be hired. */
import type { AgentKind, Bonus } from '../../../actors/content/agents.ts';
import { agentKinds, agentTerms, agentTypes, bonusOf, levelOf, xpForLevel } from '../../../actors/content/agents.ts';
import { hubs } from '../../../actors/content/hubs.ts';
import type { AgentPart } from '../../../actors/trader/state.ts';
import { hireAgent } from '../../store/play.ts';
import { isWaiting } from '../../store/signals.ts';
import { agents, hireRefusal } from '../../store/trip.ts';
import { refusal, words } from '../../words/en.ts';
import { number } from '../../words/format.ts';

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

function Agent({ agent: { kind, name, xp, at, caravan } }: { readonly agent: AgentPart }) {
  const level = levelOf(xp);
  const next = level < agentTerms.levelMax ? xpForLevel(level + 1) : null;
  return (
    <li>
      <strong>{name}</strong> {words.caravan.rank(agentTypes[kind].name, level)}
      <small>
        {next ? words.caravan.xp(xp, next) : words.caravan.grown} ·{' '}
        {caravan ? words.caravan.leads : words.caravan.waitsIn(hubs[at].name)} · {bonusText(bonusOf(kind, level))}
      </small>
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

function bonusText(bonus: Bonus): string {
  const shown = (['success', 'speed', 'reward'] as const).filter((what) => bonus[what] !== 0);
  return shown.map((what) => words.caravan.bonus[what](bonus[what])).join(', ');
}
