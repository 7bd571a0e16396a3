/** Why a command may be refused whatever the kind of actor it is for. The first four do not use up its number. */
export const Refusal = {
  /** Too much is under way; with `retryAfterMs`. */
  busy: 'busy',
  /** With `retryAfterMs`. */
  rateLimited: 'rateLimited',
  /** With the number `expected`. */
  outOfOrder: 'outOfOrder',
  sessionClosed: 'sessionClosed',
  /** Its reply was acknowledged, and is not kept any more. */
  alreadyAnswered: 'alreadyAnswered',
  /** Not understood; `why` names the field. */
  invalid: 'invalid',
  /** A bug of ours: the message was undone, nothing was changed. */
  fault: 'fault',
} as const;
export type Refusal = (typeof Refusal)[keyof typeof Refusal];
