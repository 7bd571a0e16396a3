/** What a player reads of talk, letters and people he knows. */

export const talkRefusals = {
  thatIsYou: 'That is you yourself.',
  youBlockedHim: 'You have blocked that trader. Unblock first.',
  notHeard: 'That trader does not hear you.',
  mailboxFull: 'The box of that trader is full.',
  unclaimed: 'What was enclosed was not claimed, and is back.',
  unknownMail: 'There is no such letter any more.',
  nothingEnclosed: 'Nothing is enclosed any more.',
  unknownFolder: 'There is no such folder.',
  knowsEnough: 'Your list of people is full.',
  isStranger: 'That trader is on no list of yours.',
  tooSoon: 'One offer after another: wait a moment before the next.',
} as const;
