/** Past prices of the good: a chart, whose library is fetched when it is first looked at, and the same as a table. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { analyse } from '../../../actors/auction/analytics.ts';
import { catalogue } from '../../../actors/content/items.ts';
import {
  type CandleRow,
  candleSize,
  candleSizes,
  changeOver,
  fetchCandles,
  showsTable,
  withLast,
} from '../../store/candles.ts';
import { publicHttp } from '../../store/play.ts';
import { book, hub, item } from '../../store/signals.ts';
import { serverNow } from '../../store/time.ts';
import { words } from '../../words/en.ts';
import { dateTime, number } from '../../words/format.ts';
import type { PriceChart } from './price-chart.ts';

const refetchMs = 20_000;
/** Rows of the table: what fits without a journey. */
const rowsMax = 40;

/** Null while they are being fetched. */
function useCandles(): readonly CandleRow[] | null {
  const found = useSignal<readonly CandleRow[] | null>(null);
  const [place, good, size] = [hub.value, item.value, candleSize.value];
  useEffect(() => {
    found.value = null;
    if (!place) return;
    let isOver = false;
    const ask = () =>
      fetchCandles(publicHttp, place, good, size).then(
        (candles) => {
          if (!isOver) found.value = candles;
        },
        () => {
          // The next round asks again.
          if (!isOver) found.value ??= [];
        },
      );
    void ask();
    const round = setInterval(ask, refetchMs);
    return () => {
      isOver = true;
      clearInterval(round);
    };
  }, [place, good, size]);
  return found.value && withLast(found.value, book.value?.last ?? 0, size, serverNow());
}

export function PricePanel() {
  const candles = useCandles();
  return (
    <section class="prices" aria-label={words.prices.title(catalogue[item.value].name)}>
      <div class="choices">
        {candleSizes.map((size) => (
          <button
            key={size}
            type="button"
            aria-pressed={candleSize.value === size}
            aria-label={`${size}, ${words.prices.sizes[size]}`}
            onClick={() => (candleSize.value = size)}
          >
            {size}
          </button>
        ))}
        <Change candles={candles ?? []} />
        <button
          type="button"
          class="twin"
          aria-pressed={showsTable.value}
          onClick={() => (showsTable.value = !showsTable.value)}
        >
          {words.prices.table}
        </button>
      </div>
      {candles === null && <p class="chart quiet">{words.prices.loading}</p>}
      {candles?.length === 0 && <p class="chart quiet">{words.prices.none}</p>}
      {candles &&
        candles.length > 0 &&
        (showsTable.value ? <CandleTable candles={candles} /> : <Chart candles={candles} />)}
    </section>
  );
}

function Change({ candles }: { readonly candles: readonly CandleRow[] }) {
  const change = changeOver(candles);
  if (change === null) return <span class="change" />;
  const analysis = analyse(candles);
  const way = change >= 0 ? 'up' : 'down';
  return (
    <span class={`change ${way}`} title={analysis ? words.prices.analysis(analysis) : undefined}>
      <span aria-hidden="true">{change >= 0 ? '▲' : '▼'}</span> {words.prices.change(change)}
    </span>
  );
}

function Chart({ candles }: { readonly candles: readonly CandleRow[] }) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<PriceChart | null>(null);
  const newest = useRef(candles);
  newest.current = candles;
  useEffect(() => {
    let isOver = false;
    const fetchChart = () =>
      import('./price-chart.ts').then(
        ({ makePriceChart }) => {
          if (isOver || !place.current) return;
          chart.current = makePriceChart(place.current);
          chart.current.show(newest.current);
        },
        // The server is away; the table needs no library, and the chart can wait.
        () => void (isOver || setTimeout(fetchChart, refetchMs)),
      );
    void fetchChart();
    return () => {
      isOver = true;
      chart.current?.remove();
      chart.current = null;
    };
  }, []);
  useEffect(() => chart.current?.show(candles), [candles]);
  // The table is what a reader without eyes for the picture gets.
  return <div ref={place} class="chart" aria-hidden="true" />;
}

function CandleTable({ candles }: { readonly candles: readonly CandleRow[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard.
    <div class="chart rows" tabIndex={0}>
      <table>
        <caption class="unseen">{words.prices.title(catalogue[item.value].name)}</caption>
        <thead>
          <tr>
            <th scope="col">{words.prices.from}</th>
            {words.prices.columns.map((column) => (
              <th key={column} scope="col" class="figure">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {candles
            .slice(-rowsMax)
            .toReversed()
            .map(([at, ...figures]) => (
              <tr key={at}>
                <th scope="row">{dateTime(at)}</th>
                {figures.map((figure, column) => (
                  <td key={words.prices.columns[column]} class="figure">
                    {number(figure)}
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
