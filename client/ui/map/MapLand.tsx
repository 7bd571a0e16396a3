/** Sea, coast, the colours of the nations, and what grows and rises between the hubs. Drawn once. */

import { hubKeys, hubs } from '../../../actors/content/hubs.ts';
import { coasts, type Feature, landscape } from '../../store/atlas.ts';
import { memo } from './memo.ts';

const shapes: Readonly<Record<Feature['kind'], string>> = {
  fir: 'M0 -15L6 -4H3L8 3H-8L-3 -4H-6ZM-1.5 3H1.5V7H-1.5Z',
  tree: 'M0 -13C8 -13 9 -2 2 -1L1.4 5H-1.4L-2 -1C-9 -2 -8 -13 0 -13Z',
  peak: 'M-13 6L-2 -13L3 -6L6 -9L14 6Z',
  dune: 'M-13 4C-6 -5 -1 -5 3 0C6 -3 9 -3 14 4C7 1 2 3 -1 4C-5 2 -9 2 -13 4Z',
  field: 'M-9 -4H9V-2H-9ZM-9 0H9V2H-9ZM-9 4H9V6H-9Z',
};

function Land() {
  const outline = (coast: (typeof coasts)[number]) =>
    `M${coast.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`;
  const land = coasts.map(outline).join('');
  return (
    <g>
      <defs>
        {['Aurelia', 'Verdania', 'Ironlands', 'Frontier'].map((nation) => (
          <radialGradient key={nation} id={`tint-${nation}`} class={nation}>
            <stop offset="0" stop-opacity="0.58" />
            <stop offset="0.6" stop-opacity="0.32" />
            <stop offset="1" stop-opacity="0" />
          </radialGradient>
        ))}
        <clipPath id="land">
          <path d={land} />
        </clipPath>
      </defs>
      <rect x="-600" y="-600" width="2400" height="2200" class="sea" />
      {[46, 30, 15].map((width) => (
        <path key={width} d={land} class="surf" stroke-width={width} />
      ))}
      <path d={land} class="land" />
      <g clip-path="url(#land)">
        {hubKeys.map((key) => (
          <circle key={key} cx={hubs[key].x} cy={hubs[key].y} r="150" fill={`url(#tint-${hubs[key].nation})`} />
        ))}
      </g>
      {landscape.map(({ kind, x, y, size }) => (
        <path key={`${x}/${y}`} d={shapes[kind]} class={kind} transform={`translate(${x} ${y}) scale(${size})`} />
      ))}
      <path d={land} class="coast" />
    </g>
  );
}

export const MapLand = memo(Land);
