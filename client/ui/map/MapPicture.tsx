/** The map itself: land and sea, roads by risk, hubs by nation, one's caravans; moved by drag, wheel, buttons and keys. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { type HubKey, hubKeys, hubs } from '../../../actors/content/hubs.ts';
import { bands } from '../../../actors/content/routes.ts';
import { caravanAt, lookedAt, owners, roads, shownNames, world } from '../../store/atlas.ts';
import { onTheRoad } from '../../store/trip.ts';
import { words } from '../../words/en.ts';
import { useNow } from '../use-now.ts';
import { MapLand } from './MapLand.tsx';

interface View {
  /** The middle of what is seen, and how much closer than the whole. */
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

const whole: View = { x: world.left + world.width / 2, y: world.top + world.height / 2, zoom: 1 };
const zoomMax = 5;
const step = 1.35;
const moves: Readonly<Record<string, readonly [number, number, number]>> = {
  ArrowLeft: [-1, 0, 1],
  ArrowRight: [1, 0, 1],
  ArrowUp: [0, -1, 1],
  ArrowDown: [0, 1, 1],
  '+': [0, 0, step],
  '-': [0, 0, 1 / step],
};

interface MapPictureProps {
  readonly here: HubKey;
  readonly chosen: HubKey;
}

export function MapPicture({ here, chosen }: MapPictureProps) {
  const view = useSignal<View>(whole);
  const svg = useRef<SVGSVGElement>(null);
  /** Units of the world for a pixel of the screen: pins and letters keep their size while the land grows. */
  const unit = useUnit(svg) / view.value.zoom;
  const dragged = useRef<{ x: number; y: number } | null>(null);
  const { x, y, zoom } = view.value;
  const [width, height] = [world.width / zoom, world.height / zoom];
  const move = (dx: number, dy: number, factor: number) => {
    view.value = within({ x: x + dx * width * 0.18, y: y + dy * height * 0.18, zoom: zoom * factor });
  };
  const drag = (event: PointerEvent) => {
    const from = dragged.current;
    if (!from) return;
    view.value = within({ x: x - (event.clientX - from.x) * unit, y: y - (event.clientY - from.y) * unit, zoom });
    dragged.current = { x: event.clientX, y: event.clientY };
  };
  return (
    <figure
      onKeyDown={(event) => {
        const wanted = moves[event.key];
        if (!wanted) return;
        event.preventDefault();
        move(...wanted);
      }}
    >
      <div class="sheet">
        <svg
          ref={svg}
          role="img"
          aria-label={words.map.picture}
          viewBox={`${x - width / 2} ${y - height / 2} ${width} ${height}`}
          onWheel={(event) => {
            event.preventDefault();
            move(0, 0, Math.exp(-event.deltaY / 700));
          }}
          onPointerDown={(event) => {
            dragged.current = { x: event.clientX, y: event.clientY };
          }}
          onPointerMove={drag}
          onPointerUp={({ target }) => {
            dragged.current = null;
            const pin = target instanceof Element ? target.closest('[data-hub]') : null;
            const hub = hubKeys.find((key) => key === pin?.getAttribute('data-hub'));
            if (hub) lookedAt.value = hub;
          }}
          onPointerLeave={() => (dragged.current = null)}
        >
          <MapLand />
          <Roads />
          <Pins here={here} chosen={chosen} unit={unit} />
          <Names here={here} chosen={chosen} unit={unit} />
          <Wagons unit={unit} />
        </svg>
        <fieldset aria-label={words.map.tools} title={words.map.toolsHint}>
          <Tool sign="+" name={words.map.closer} use={() => move(0, 0, step)} />
          <Tool sign="−" name={words.map.farther} use={() => move(0, 0, 1 / step)} />
          <Tool sign="⤢" name={words.map.whole} use={() => (view.value = whole)} />
        </fieldset>
      </div>
      <figcaption>
        {words.map.legend}
        {bands.map((band) => (
          <span key={band}>
            <i class={`band ${band}`} /> {words.map.bands[band]}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

interface Scaled {
  readonly unit: number;
}

function useUnit(picture: { readonly current: SVGSVGElement | null }): number {
  const width = useSignal(640);
  useEffect(() => {
    if (!picture.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) width.value = Math.max(1, entry.contentRect.width);
    });
    observer.observe(picture.current);
    return () => observer.disconnect();
  }, []);
  return world.width / width.value;
}

function within({ x, y, zoom }: View): View {
  const closer = Math.min(zoomMax, Math.max(1, zoom));
  const clamp = (value: number, from: number, size: number) => {
    const half = size / closer / 2;
    return Math.min(from + size - half, Math.max(from + half, value));
  };
  return { x: clamp(x, world.left, world.width), y: clamp(y, world.top, world.height), zoom: closer };
}

function Tool({ sign, name, use }: { readonly sign: string; readonly name: string; readonly use: () => void }) {
  return (
    <button type="button" aria-label={name} title={name} onClick={use}>
      {sign}
    </button>
  );
}

function Roads() {
  return (
    <g fill="none" stroke-linecap="round">
      {roads.map(({ from, to, band, bend }) => {
        const line = `M${hubs[from].x} ${hubs[from].y}Q${bend.x} ${bend.y} ${hubs[to].x} ${hubs[to].y}`;
        return (
          <g key={line}>
            <path d={line} class="bed" />
            <path d={line} class={`road ${band}`} />
          </g>
        );
      })}
    </g>
  );
}

function Pins({ here, chosen, unit }: MapPictureProps & Scaled) {
  return (
    <g>
      {hubKeys.map((key) => {
        const { x, y, nation, safe } = hubs[key];
        return (
          <g key={key} class={`town ${nation}`} transform={`translate(${x} ${y}) scale(${unit})`} data-hub={key}>
            {key === chosen && <circle r="17" class="chosen" />}
            <circle r="9.5" class="rim" />
            <circle r="7" class="heart" />
            {!safe && <path d="M-3 -3L3 3M3 -3L-3 3" class="wild" />}
            {key === here && <path d="M0 -12L-8 -28A9 9 0 1 1 8 -28Z" class="here" />}
            {owners.value.has(key) && <path d="M6 -6V-26L20 -21L6 -16" class="flag" />}
          </g>
        );
      })}
    </g>
  );
}

/** Over the pins, lest one lie on a name. */
function Names({ here, chosen, unit }: MapPictureProps & Scaled) {
  return (
    <g class="names">
      {[...shownNames(1 / unit, [chosen, here])].map((key) => (
        <text key={key} transform={`translate(${hubs[key].x} ${hubs[key].y}) scale(${unit})`} y="26">
          {hubs[key].name}
        </text>
      ))}
    </g>
  );
}

function Wagons({ unit }: Scaled) {
  const now = useNow();
  return (
    <g>
      {onTheRoad.value.map((trip) => {
        const { x, y } = caravanAt(trip, now);
        return (
          <g key={trip.id} class="wagon" transform={`translate(${x} ${y}) scale(${unit})`}>
            <path d="M-13 2Q-13 -13 0 -13Q13 -13 13 2Z" class="hood" />
            <path d="M-14 2H14V7H-14Z" class="cart" />
            <circle cx="-8" cy="8" r="4.5" class="wheel" />
            <circle cx="8" cy="8" r="4.5" class="wheel" />
          </g>
        );
      })}
    </g>
  );
}
