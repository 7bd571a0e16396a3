/** A step of the build: takes the named drawings out of the icon collection, so that no page ever loads all of it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export interface Collection {
  readonly icons: Readonly<Record<string, { readonly body: string }>>;
}

/** The outline of each named icon, as path data on a field of 512 by 512. Throws for a name that is not there. */
export function takeIcons(collection: Collection, names: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(names).map(([ours, theirs]) => {
      const paths = [...(collection.icons[theirs]?.body ?? '').matchAll(/ d="([^"]+)"/g)].map((match) => match[1]);
      if (paths.length === 0) throw new Error(`There is no icon ${theirs} (for ${ours}).`);
      return [ours, paths.join('')];
    }),
  );
}

const MODULE = 'virtual:icons';

/** For Vite: `virtual:icons` is the named icons and nothing else. */
export function iconModule(names: Readonly<Record<string, string>>) {
  return {
    name: 'icons',
    resolveId: (id: string) => (id === MODULE ? `\0${MODULE}` : null),
    load(id: string) {
      if (id !== `\0${MODULE}`) return null;
      const file = createRequire(import.meta.url).resolve('@iconify-json/game-icons/icons.json');
      const collection = JSON.parse(readFileSync(file, 'utf8')) as Collection;
      return `export const icons = ${JSON.stringify(takeIcons(collection, names))};`;
    },
  };
}
