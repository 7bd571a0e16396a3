/** An auction house takes no commands: orders reach it as mail, from the purse that pays for them. */
export type Command = never;

export function parseCommand(): { invalid: string } {
  return { invalid: 'body: an auction house takes orders by mail only' };
}
