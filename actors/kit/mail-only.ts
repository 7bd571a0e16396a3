/** For kinds that take no commands: whoever wants something of them writes, so that what it costs comes along. */
import { unreachable } from './assert.ts';

/** The sentence says what to do instead. */
export const mailOnly = (sentence: string) => ({
  parseCommand: () => ({ invalid: `body: ${sentence}` }),
  onCommand: (_turn: unknown, command: never) => unreachable(command),
});
