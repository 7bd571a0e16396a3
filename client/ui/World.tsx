/** Holds the square's canvas. The renderer is fetched after the page stands; a new town is painted anew. */
import { useEffect, useRef } from 'preact/hooks';
import { homeHub, hubs } from '../../actors/content/hubs.ts';
import { setDrawn } from '../hook.ts';
import { raisedIn } from '../store/landmarks.ts';
import { hub, people, stage } from '../store/signals.ts';
import { words } from '../words/en.ts';

export function World() {
  const place = useRef<HTMLDivElement>(null);
  const town = hub.value ?? homeHub;
  const raised = raisedIn(town);
  useEffect(() => {
    let unmount: (() => void) | null = null;
    let isGone = false;
    void import('../scenes/square.ts').then(async ({ mountSquare }) => {
      if (!place.current || isGone) return;
      const square = await mountSquare(place.current, town, raised);
      if (isGone) return square.unmount();
      unmount = square.unmount;
      setDrawn(square);
    });
    return () => {
      isGone = true;
      unmount?.();
      setDrawn(null);
    };
  }, [town, raised]);
  const label =
    stage.value === 'playing' ? words.square.label(hubs[town].name, people.value.length) : words.square.view;
  return <div ref={place} class="world" role="img" aria-label={label} />;
}
