/** Time as the client library needs it, so that a test can turn it by hand. */
export interface Clock {
  /** Epoch ms. */
  now(): number;
  /** Runs the task once after so many ms; the answer calls it off. */
  after(ms: number, task: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};
