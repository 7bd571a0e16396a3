/** The icons of the game, by what they stand for here: each names a drawing of game-icons.net. Only these are built in. */
export const iconNames = {
  iron_ore: 'ore',
  herb: 'herbs-bundle',
  hide: 'animal-hide',
  pearl: 'oyster-pearl',
  relic_fragment: 'rune-stone',
  iron_ingot: 'metal-bar',
  leather_roll: 'rolled-cloth',
  healing_tonic: 'health-potion',
  leather_vest: 'leather-vest',
  rusty_sword: 'rusty-sword',
  basic_compass: 'compass',
  purse: 'two-coins',
  goods: 'wooden-crate',
  exchange: 'scales',
  caravan: 'caravan',
  account: 'person',
  nearby: 'direction-signs',
  laurels: 'laurels',
  castle: 'castle',
  anvil: 'anvil',
  oak: 'oak-leaf',
  sun: 'sun',
  fountain: 'fountain',
  gate: 'medieval-gate',
} as const;

export type IconName = keyof typeof iconNames;
