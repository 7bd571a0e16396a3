/** A mission takes no commands: it is told everything by the letter it begins with. */
export type Command = never;

export function parseCommand(): { invalid: string } {
  return { invalid: 'body: a caravan takes its orders by mail only' };
}
