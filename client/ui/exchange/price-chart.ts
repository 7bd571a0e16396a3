/** The picture of past prices: candles over volume. The one file that knows the chart library, in a chunk of its own. */
import {
  CandlestickSeries,
  CrosshairMode,
  createChart,
  HistogramSeries,
  type IChartApi,
  type ISeriesApi,
  LineSeries,
  TickMarkType,
  type Time,
  type UTCTimestamp,
} from 'lightweight-charts';
import type { CandleRow } from '../../store/candles.ts';
import { clockTime, dateTime, dayOf } from '../../words/format.ts';

export interface PriceChart {
  show(candles: readonly CandleRow[]): void;
  remove(): void;
}

const colours = {
  up: '#7fd6a0',
  down: '#ff9d8c',
  text: '#c9bda0',
  line: '#e2b355',
  grid: 'rgb(255 255 255 / 0.05)',
} as const;
/** Candles in the moving average. */
const averageOver = 8;

export function makePriceChart(place: HTMLElement): PriceChart {
  const chart = createChart(place, {
    autoSize: true,
    layout: {
      background: { color: 'transparent' },
      textColor: colours.text,
      fontFamily: '"Alegreya Sans", sans-serif',
      fontSize: 12,
      // The credits page carries the link.
      attributionLogo: false,
    },
    grid: { vertLines: { color: colours.grid }, horzLines: { color: colours.grid } },
    crosshair: { mode: CrosshairMode.Normal },
    rightPriceScale: { borderVisible: false, scaleMargins: { top: 0.08, bottom: 0.26 } },
    timeScale: { borderVisible: false, timeVisible: true, secondsVisible: false, tickMarkFormatter: markOf },
    // Not the browser's own locale, which need not be one that it can write dates in.
    localization: { locale: 'en', timeFormatter: (at: Time) => dateTime(Number(at) * 1_000) },
    // Inside a window that scrolls, the wheel is the window's.
    handleScroll: { mouseWheel: false },
    handleScale: { mouseWheel: false },
  });
  const series = makeSeries(chart);
  let shown = 0;
  return {
    show(candles) {
      fill(series, candles);
      if (shown === 0 || Math.abs(candles.length - shown) > 1) chart.timeScale().fitContent();
      shown = candles.length;
    },
    remove: () => chart.remove(),
  };
}

/** Days are named, hours are the reader's own. */
function markOf(at: Time, kind: TickMarkType): string {
  const isTime = kind === TickMarkType.Time || kind === TickMarkType.TimeWithSeconds;
  return isTime ? clockTime(Number(at) * 1_000) : dayOf(Number(at) * 1_000);
}

interface Series {
  readonly candles: ISeriesApi<'Candlestick'>;
  readonly volume: ISeriesApi<'Histogram'>;
  readonly average: ISeriesApi<'Line'>;
}

function makeSeries(chart: IChartApi): Series {
  const whole = { priceFormat: { type: 'price', precision: 0, minMove: 1 } } as const;
  const quiet = { lastValueVisible: false, priceLineVisible: false, crosshairMarkerVisible: false } as const;
  const volume = chart.addSeries(HistogramSeries, {
    ...{ priceScaleId: 'volume', priceFormat: { type: 'volume' }, lastValueVisible: false, priceLineVisible: false },
  });
  volume.priceScale().applyOptions({ scaleMargins: { top: 0.8, bottom: 0 } });
  const candles = chart.addSeries(CandlestickSeries, {
    ...{ upColor: colours.up, downColor: colours.down, wickUpColor: colours.up, wickDownColor: colours.down },
    ...{ borderVisible: false, ...whole },
  });
  return {
    candles,
    volume,
    average: chart.addSeries(LineSeries, { color: colours.line, lineWidth: 1, ...quiet, ...whole }),
  };
}

function fill({ candles: bars, volume, average }: Series, candles: readonly CandleRow[]): void {
  const timeOf = ([at]: CandleRow) => (at / 1_000) as UTCTimestamp;
  bars.setData(candles.map((row) => ({ time: timeOf(row), open: row[1], high: row[2], low: row[3], close: row[4] })));
  volume.setData(
    candles.map((row) => ({ time: timeOf(row), value: row[5], color: row[4] >= row[1] ? '#7fd6a055' : '#ff9d8c55' })),
  );
  average.setData(
    candles.slice(averageOver - 1).map((row, index) => {
      const some = candles.slice(index, index + averageOver);
      return { time: timeOf(row), value: some.reduce((sum, [, , , , close]) => sum + close, 0) / some.length };
    }),
  );
}
