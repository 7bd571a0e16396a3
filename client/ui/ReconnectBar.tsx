/** A thin bar while the line is sought: the world stands still, the windows stay readable. */
import { presence } from '../store/signals.ts';
import { words } from '../words/en.ts';

export function ReconnectBar() {
  const isAway = presence.value === 'reconnecting' || presence.value === 'gone';
  return (
    <div class={`reconnect ${isAway ? 'shown' : ''}`} role="status">
      {isAway && (
        <>
          <strong>{words.presence[presence.value]}</strong> {words.presence.reconnectingHint}
        </>
      )}
    </div>
  );
}
