/** The map is fetched when it is first opened. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { words } from '../../words/en.ts';
import { Window } from '../Window.tsx';

let opened: ComponentType | null = null;

export function MapDoor() {
  const [Page, setPage] = useState<ComponentType | null>(() => opened);
  useEffect(() => {
    if (Page) return;
    void import('./WorldMap.tsx').then(({ WorldMap }) => {
      opened = WorldMap;
      setPage(() => WorldMap);
    });
  }, [Page]);
  return (
    <Window title={words.map.title} wide>
      {Page && <Page />}
    </Window>
  );
}
