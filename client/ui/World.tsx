/** Holds the square's canvas. The renderer is fetched only when somebody plays. */
import { useEffect, useRef } from 'preact/hooks';
import { hubs } from '../../actors/content/hubs.ts';
import { setDrawn } from '../hook.ts';
import { hub, people } from '../store/signals.ts';
import { words } from '../words/en.ts';

export function World() {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let unmount: (() => void) | null = null;
    let isGone = false;
    void import('../scenes/square.ts').then(async ({ mountSquare }) => {
      if (!place.current) return;
      const square = await mountSquare(place.current);
      if (isGone) return square.unmount();
      unmount = square.unmount;
      setDrawn(square);
    });
    return () => {
      isGone = true;
      unmount?.();
      setDrawn(null);
    };
  }, []);
  const name = hub.value ? hubs[hub.value].name : words.bar.somewhere;
  return <div ref={place} class="world" role="img" aria-label={words.square.label(name, people.value.length)} />;
}
