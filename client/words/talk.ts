/** What a player reads of talk, letters and people he knows. */
import type { MailPriority } from '../../actors/letters.ts';
import { number } from './format.ts';

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

const talk = {
  channels: { hub: 'Square', trade: 'Trade', guild: 'Guild', whisper: 'Whispers' },
  channelsLabel: 'Channels',
  doorsLabel: 'Letters and people',
  letters: (unread: number) => (unread > 0 ? `Letters (${unread})` : 'Letters'),
  people: 'People',
  lookAt: (name: string) => `About ${name}`,
  to: (name: string) => `to ${name}`,
  unheard: '(not heard)',
  order: (side: 'buy' | 'sell', quantity: number, item: string, price: number) =>
    `${side === 'buy' ? 'wants' : 'has'} ${number(quantity)} ${item} at ${number(price)}`,
  whispering: (name: string) => `Whispering to ${name}`,
  help: 'Commands: /wtb item number price, /wts item number price, /price item, /w name text, /t text for trade, /g text for the guild. A name with spaces stands in quotes.',
  unknown: (word: string) => `There is no ${word}. Type /help.`,
  toNobody: 'Choose whom to whisper to: click a name, or type /w name text.',
  noSuchPerson: (name: string) => `There is nobody called ${name}.`,
  price: (item: string, ask: number | undefined, bid: number | undefined, usual: number) =>
    `${item}: for sale at ${ask === undefined ? 'no price' : number(ask)}, wanted at ${bid === undefined ? 'no price' : number(bid)}, usually ${number(usual)}.`,
  notTraded: (item: string) => `${item} is not traded here at present.`,
  toasts: {
    whispered: (name: string, text: string) => `${name} whispers: ${text}`,
    mail: (name: string, subject: string) => `A letter from ${name}: ${subject}`,
    back: (sentence: string) => `A letter of yours came back. ${sentence}`,
    befriended: (name: string) => `${name} has you for a friend.`,
  },
};

const mail = {
  title: 'Letters',
  key: 'B',
  box: 'Box',
  boxes: { inbox: 'In', starred: 'Starred', sent: 'Sent', archive: 'Archive' },
  none: 'No letters here.',
  list: 'Letters in this box',
  unread: 'unread',
  starred: 'starred',
  enclosed: 'something is enclosed',
  from: (name: string) => `From ${name}`,
  priorities: { low: 'low', normal: 'normal', high: 'high', urgent: 'urgent' } satisfies Record<MailPriority, string>,
  holds: (what: string) => `Enclosed: ${what}.`,
  claim: 'Claim it',
  claimed: 'claimed',
  returned: 'returned',
  waiting: 'waits to be claimed',
  answer: 'Answer',
  star: 'Star',
  unstar: 'Remove the star',
  remove: 'Delete',
  moveTo: 'Move to',
  report: 'Report',
  write: 'Write a letter',
  writeTo: (name: string) => `To ${name}`,
  nobody: 'Find somebody first: open People, choose a trader, and write.',
  subject: 'Subject',
  text: 'Letter',
  priority: 'Priority',
  gold: 'Gold enclosed',
  item: 'Goods enclosed',
  nothing: 'no goods',
  count: 'How many',
  send: 'Send the letter',
  sent: 'Your letter is on its way.',
  cancel: 'Leave it',
  re: (subject: string) => (subject.startsWith('Re: ') ? subject : `Re: ${subject}`),
  folder: 'New folder',
  makeFolder: 'Make it',
  removeFolder: (name: string) => `Remove the folder ${name}`,
};

const people = {
  title: 'People',
  key: 'F',
  find: 'Beginning of a name',
  search: 'Look up',
  found: 'Found',
  nobody: 'There is nobody whose name begins so.',
  friends: 'Friends',
  noFriends: 'No friends yet. Look somebody up, or click a name in the talk.',
  blocked: 'Blocked',
  here: 'here now',
  away: 'not seen here',
  hint: 'You see friends here who have you for a friend, too.',
  about: (name: string) => `About ${name}`,
  level: (level: number) => `level ${level}`,
  since: (day: string) => `since ${day}`,
  whisper: 'Whisper',
  write: 'Write a letter',
  befriend: 'Make a friend',
  unfriend: 'No friend any more',
  block: 'Block',
  unblock: 'Unblock',
  forgotten: 'a trader who is gone',
  report: {
    title: (name: string) => `Report ${name}`,
    place: 'Where',
    places: {
      hub: 'in this square',
      trade: 'in the trade channel',
      guild: 'in the guild',
      whisper: 'in whispers',
      mail: 'in a letter',
      name: 'by the name itself',
    },
    reason: 'Why',
    reasons: {
      spam: 'Spam',
      insult: 'Insult',
      threat: 'Threat',
      hatred: 'Hatred',
      fraud: 'Fraud',
      cheating: 'Cheating',
      name: 'A bad name',
    },
    words: 'Anything to add',
    send: 'Report it',
    done: 'Thank you. Somebody will look at it, with the lines that the server has.',
  },
};

const news = { title: 'News', seen: 'Good to know' };

const ownData = {
  title: 'What is kept of you',
  save: 'Save all of it in a file',
  saved: 'The file is being saved.',
  deleteTitle: 'Delete this account',
  deleteHint:
    'For good: your name and your words are forgotten, your orders are taken back, and what you own stays behind.',
  password: 'Your password',
  delete: 'Delete it for good',
};

const chat = {
  title: 'Chat',
  say: 'Say something',
  placeholder: 'Press Enter to talk',
  send: 'Say',
  waiting: 'Waiting',
};

/** The windows of this page, by their names. */
export const talkWords = { chat, talk, mail, people, news, ownData } as const;
