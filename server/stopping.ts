/** The one place that hears "please stop": signals, and the launcher's death (ops/run.mjs holds the other end of the channel). */

export type StopReason = NodeJS.Signals | 'launcher gone';

/**
 * Calls `stop` once, for whatever comes first; what follows is ignored, since one Ctrl-C may arrive by several ways
 * (terminal, npm, launcher). Returns a function that stops listening.
 */
export function onStopRequest(stop: (reason: StopReason) => void): () => void {
  let asked = false;
  const ask = (reason: StopReason): void => {
    if (asked) return;
    asked = true;
    stop(reason);
  };
  const onDisconnect = (): void => ask('launcher gone');
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, ask);
  if (process.channel) {
    process.on('disconnect', onDisconnect);
    process.channel.unref();
  }
  return () => {
    for (const signal of signals) process.off(signal, ask);
    process.off('disconnect', onDisconnect);
  };
}
