/**
 * The eighteen hubs: a square, an auction house and a merchant each. Positions are those of the world map;
 * the geometry of a square is the hub kind's own business.
 */
export type Nation = 'Aurelia' | 'Verdania' | 'Ironlands' | 'Frontier';

export interface Hub {
  readonly name: string;
  readonly nation: Nation;
  readonly safe: boolean;
  readonly x: number;
  readonly y: number;
}

export const hubs = {
  capital_city: { name: 'Capital City', nation: 'Aurelia', safe: true, x: 500, y: 500 },
  trading_post: { name: 'Trading Post', nation: 'Aurelia', safe: true, x: 450, y: 480 },
  industrial_district: { name: 'Industrial District', nation: 'Aurelia', safe: true, x: 520, y: 520 },
  harbor_town: { name: 'Harbor Town', nation: 'Aurelia', safe: true, x: 600, y: 400 },
  frontier_town: { name: 'Frontier Town', nation: 'Frontier', safe: true, x: 300, y: 600 },
  market_square: { name: 'Market Square', nation: 'Aurelia', safe: true, x: 400, y: 450 },
  fortress_gate: { name: 'Fortress Gate', nation: 'Ironlands', safe: true, x: 200, y: 700 },
  scholars_tower: { name: 'Scholars Tower', nation: 'Verdania', safe: true, x: 350, y: 300 },
  village_clinic: { name: 'Village Clinic', nation: 'Aurelia', safe: true, x: 480, y: 420 },
  farming_hamlet: { name: 'Farming Hamlet', nation: 'Aurelia', safe: true, x: 550, y: 450 },
  forest_outpost: { name: 'Forest Outpost', nation: 'Verdania', safe: false, x: 300, y: 350 },
  mining_camp: { name: 'Mining Camp', nation: 'Ironlands', safe: false, x: 250, y: 650 },
  tribal_grounds: { name: 'Tribal Grounds', nation: 'Verdania', safe: false, x: 400, y: 300 },
  remote_settlement: { name: 'Remote Settlement', nation: 'Frontier', safe: false, x: 150, y: 750 },
  ancient_ruins: { name: 'Ancient Ruins', nation: 'Ironlands', safe: false, x: 200, y: 200 },
  treasure_island: { name: 'Treasure Island', nation: 'Frontier', safe: false, x: 800, y: 300 },
  mystic_portal: { name: 'Mystic Portal', nation: 'Frontier', safe: false, x: 100, y: 400 },
  hidden_cove: { name: 'Hidden Cove', nation: 'Frontier', safe: false, x: 50, y: 100 },
} as const satisfies Record<string, Hub>;

export type HubKey = keyof typeof hubs;

export const hubKeys = Object.keys(hubs) as readonly HubKey[];

/** Where every trader begins. */
export const homeHub: HubKey = 'capital_city';
