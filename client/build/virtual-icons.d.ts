/** What the build makes of icon-names.ts. */
declare module 'virtual:icons' {
  import type { IconName } from './icon-names.ts';

  export const icons: Readonly<Record<IconName, string>>;
}
