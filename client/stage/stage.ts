/** What the tools may read of the stage, once it has settled. */
export interface Stage {
  /** Drawn since the page was opened. */
  readonly frames: number;
  readonly renderer: string;
}

declare global {
  interface Window {
    __stage?: Stage;
  }
}
