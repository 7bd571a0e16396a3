/** Why the door says no: data, not errors. The client turns the code into a sentence; ours is for those without one. */

export const AuthRefusal = {
  unauthorized: 'Sign in first.',
  wrongCredentials: 'E-mail and password do not match.',
  banned: 'This account is closed.',
  badName: 'A name has 3 to 20 letters, digits, spaces, dashes, dots or apostrophes, and is not a reserved one.',
  badEmail: 'That does not look like an e-mail address.',
  weakPassword: 'A password has 10 to 128 characters.',
  emailTaken: 'There is an account with this e-mail already.',
  nameTaken: 'Another trader has this name.',
  notGuest: 'This is an account already.',
  badToken: 'This link is used up or too old.',
  busy: 'Too many people at the door; try again in a moment.',
} as const;
export type AuthRefusal = keyof typeof AuthRefusal;

export interface Refused {
  readonly ok: false;
  readonly refused: AuthRefusal;
  /** More than the code says, such as until when. */
  readonly why?: string;
  readonly retryAfterMs?: number;
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | Refused;

export const granted = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const refuse = (refused: AuthRefusal, more: Omit<Refused, 'ok' | 'refused'> = {}): Refused => ({
  ok: false,
  refused,
  ...more,
});
