/** A lot takes no commands: goods and bids reach it as mail, from those who own them. */
export type Command = never;

export function parseCommand(): { invalid: string } {
  return { invalid: 'body: a lot takes bids by mail only' };
}
