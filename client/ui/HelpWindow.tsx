/** How things go: the keys, and the rules with the numbers that are in force. */
import { barWindows, tuning } from '../store/signals.ts';
import { words } from '../words/en.ts';
import { number } from '../words/format.ts';
import { feeRows, levelRows, topicsOf } from '../words/help.ts';
import { Window } from './Window.tsx';

export function HelpWindow() {
  const known = tuning.value;
  return (
    <Window title={words.help.title}>
      <div class="stack">
        {known && topicsOf(known).map(({ title, lines }) => <Topic key={title} title={title} lines={lines} />)}
        {known && <FeeTable />}
        <LevelTable />
        <Keys />
      </div>
    </Window>
  );
}

function Topic({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}

function FeeTable() {
  const known = tuning.value;
  if (!known) return null;
  return (
    <table>
      <caption>{words.help.feesTitle}</caption>
      <thead>
        <tr>
          <th scope="col">{words.help.hours}</th>
          <th scope="col" class="figure">
            {words.help.fee}
          </th>
        </tr>
      </thead>
      <tbody>
        {feeRows(known.trade).map(({ hours, fee }) => (
          <tr key={hours}>
            <th scope="row">{words.help.hoursOf(hours)}</th>
            <td class="figure">{fee}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function LevelTable() {
  return (
    <table>
      <caption>{words.help.levels}</caption>
      <thead>
        <tr>
          <th scope="col">{words.help.level}</th>
          <th scope="col" class="figure">
            {words.help.xp}
          </th>
          <th scope="col">{words.help.brings}</th>
        </tr>
      </thead>
      <tbody>
        {levelRows().map(({ level, xp, brings }) => (
          <tr key={level}>
            <th scope="row">{number(level)}</th>
            <td class="figure">{number(xp)}</td>
            <td>{brings}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Keys() {
  const keys = [...barWindows.map((name) => [words[name].key, words[name].title] as const), ...words.help.keysOther];
  return (
    <section>
      <h3>{words.help.keys}</h3>
      <dl class="keys">
        {keys.map(([key, deed]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{deed}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
