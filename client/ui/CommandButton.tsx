/** A button that asks one thing of one's trader: still while that is on its way, and saying why when it would be refused. */
import type { ComponentChildren } from 'preact';
import type { PlayerCommand } from '../../actors/trader/messages.ts';
import { ask } from '../store/play.ts';
import { isWaiting } from '../store/signals.ts';
import { refusal } from '../words/en.ts';

interface CommandButtonProps {
  readonly command: PlayerCommand;
  /** Told when it is done. */
  readonly done?: string;
  /** The refusal it would meet; null when it would not. */
  readonly why?: string | null;
  /** For whoever does not see what stands beside it. */
  readonly label?: string;
  readonly isMain?: boolean;
  readonly children: ComponentChildren;
}

export function CommandButton({ command, done, why = null, label, isMain = false, children }: CommandButtonProps) {
  const asked = JSON.stringify(command);
  const isBusy = isWaiting((other) => JSON.stringify(other) === asked);
  return (
    <button
      class={isMain ? 'primary' : ''}
      type="button"
      title={why ? refusal(why) : undefined}
      aria-label={label}
      aria-disabled={isBusy || why !== null}
      onClick={() => !isBusy && !why && void ask(command, done)}
    >
      {children}
    </button>
  );
}
