/** Founding: a name, a tag, a sign, and what it costs. */
import { useSignal } from '@preact/signals';
import type { Emblem, EmblemColour } from '../../../actors/content/guilds.ts';
import { emblemColours, emblems } from '../../../actors/content/guilds.ts';
import { foundingRefusal } from '../../store/guild.ts';
import { tryCommand } from '../../store/play.ts';
import { tuning } from '../../store/signals.ts';
import { refusal, words } from '../../words/en.ts';
import { Choice, Field, Form } from '../fields.tsx';

export function FoundForm() {
  const wish = useSignal({ name: '', tag: '', description: '' });
  const emblem = useSignal<Emblem>('oak');
  const colour = useSignal<EmblemColour>('wine');
  const cost = tuning.value?.guild.foundingGold ?? 0;
  const why = foundingRefusal.value;
  const say = words.guild.found;
  const found = () => tryCommand({ type: 'foundGuild', ...wish.value, emblem: emblem.value, colour: colour.value });
  return (
    <section>
      <h3>{say.title}</h3>
      {why ? (
        <p class="quiet">{refusal(why)}</p>
      ) : (
        <Form label={say.title} submit={say.submit(cost)} onSubmit={found}>
          <Field label={say.name} required maxLength={30} onText={(name) => (wish.value = { ...wish.value, name })} />
          <Field label={say.tag} required maxLength={5} onText={(tag) => (wish.value = { ...wish.value, tag })} />
          <Choice
            label={say.emblem}
            options={emblems}
            value={emblem.value}
            onChoice={(each) => (emblem.value = each)}
          />
          <Choice
            label={say.colour}
            options={emblemColours}
            value={colour.value}
            onChoice={(each) => (colour.value = each)}
          />
          <Field
            label={say.description}
            maxLength={500}
            onText={(description) => (wish.value = { ...wish.value, description })}
          />
        </Form>
      )}
    </section>
  );
}
