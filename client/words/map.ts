/** What a player reads of the world. */
import { counted, number } from './format.ts';

export const map = {
  title: 'World map',
  key: 'M',
  picture: 'Map of the world: hubs, the roads between them and your caravans',
  closer: 'Closer',
  farther: 'Farther away',
  whole: 'The whole map',
  tools: 'View of the map',
  toolsHint: 'Arrow keys move the map, plus and minus bring it closer.',
  hubs: 'All hubs',
  here: 'you are here',
  legend: 'Risk of a road',
  nation: 'Nation',
  nationOf: (name: string, people: string) => `${name}, ${people}`,
  owner: 'Owner',
  ownerOf: (name: string, tag: string) => `${name} [${tag}]`,
  noOwner: 'Nobody: tolls and taxes go to the crown',
  safety: 'Safety',
  tax: 'Tax',
  percent: (value: number) => `${number(value)} %`,
  produces: 'Cheap here',
  nothing: 'nothing of its own',
  way: 'From here',
  wayOf: (distance: number, risk: number, toll: number) =>
    `${number(distance)} away, risk ${number(Math.round(risk * 100))} %, tolls ${number(toll)} gold`,
  roads: (place: string) => `Roads from ${place}`,
  to: 'To',
  distance: 'Distance',
  risk: 'Risk',
  toll: 'Toll',
  gold: (amount: number) => `${number(amount)} gold`,
  bands: { low: 'low', medium: 'medium', high: 'high' },
  caravans: (count: number) =>
    count === 0 ? 'None of your caravans is on the road.' : `${counted(count, 'caravan', 'caravans')} on the road`,
  caravan: (from: string, to: string, percent: number) => `${from} to ${to}: ${number(percent)} % of the way`,
} as const;
