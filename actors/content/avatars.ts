/** The parts a figure is put together from. */
export const skins = ['light', 'medium', 'dark', 'pale', 'tan', 'olive'] as const;
export const outfits = [
  ...['boxer_shorts', 'basic_underwear', 'farmer_green', 'farmer_blue', 'farmer_red', 'farmer_yellow', 'farmer_purple'],
  ...['peasant_brown', 'peasant_grey', 'peasant_blue', 'peasant_green', 'peasant_black'],
] as const;
export const hairStyles = ['bob', 'slicked', 'bald'] as const;
export const hairColours = [
  ...['natural', 'brown', 'blonde', 'black', 'red', 'grey', 'white'],
  ...['blue', 'green', 'purple', 'pink', 'orange', 'cyan', 'yellow'],
] as const;
export const hats = [
  ...['none', 'farmer_brown', 'farmer_straw', 'farmer_grey', 'farmer_black', 'farmer_red'],
  ...['wizard_blue', 'wizard_red', 'wizard_green', 'wizard_purple', 'wizard_black'],
] as const;

export interface Avatar {
  readonly skin: (typeof skins)[number];
  readonly outfit: (typeof outfits)[number];
  readonly hair: (typeof hairStyles)[number];
  readonly hairColour: (typeof hairColours)[number];
  /** Every hat hides the hair. */
  readonly hat: (typeof hats)[number];
}
