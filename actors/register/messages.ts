/** The register takes no commands: founders write to it, and so do guilds that end. */
export type Command = never;

export function parseCommand(): { invalid: string } {
  return { invalid: 'body: the register is written to by mail only' };
}
