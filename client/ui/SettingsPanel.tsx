/** How one likes the page. */
import { settings, type TextScale, textScales } from '../store/settings.ts';
import { words } from '../words/en.ts';
import { Choice } from './fields.tsx';

export function SettingsPanel() {
  const { textScale, isCalm } = settings.value;
  return (
    <section aria-label={words.settings.title}>
      <h3>{words.settings.title}</h3>
      <Choice
        label={words.settings.textScale}
        options={textScales.map(String)}
        value={String(textScale)}
        nameOf={words.settings.percent}
        onChoice={(scale) => (settings.value = { ...settings.value, textScale: Number(scale) as TextScale })}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={isCalm}
          onChange={(event) => (settings.value = { ...settings.value, isCalm: event.currentTarget.checked })}
        />
        {words.settings.calm}
      </label>
    </section>
  );
}
