/** A guild takes no commands: its members ask by their traders, who say by their letters who they are. */
export type Command = never;

export function parseCommand(): { invalid: string } {
  return { invalid: 'body: a guild is asked by mail only' };
}
