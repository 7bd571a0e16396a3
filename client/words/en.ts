/** Every sentence a player reads. Names of goods and hubs come from the content. */
import type { Refusal as AuctionRefusal } from '../../actors/auction/rules.ts';
import type { Reply } from '../../actors/kit/actor.ts';
import type { Refusal as TraderRefusal } from '../../actors/trader/rules.ts';

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const share = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });
const timeOfDay = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hour12: false });
const plural = new Intl.PluralRules('en');

export const number = (amount: number) => whole.format(amount);
export const percent = (part: number) => share.format(part);
export const clockTime = (at: number) => timeOfDay.format(at);

function signed(amount: number): string {
  return amount > 0 ? `+${number(amount)}` : number(amount);
}

function counted(count: number, one: string, other: string): string {
  return `${number(count)} ${plural.select(count) === 'one' ? one : other}`;
}

/** How long from now, in the largest unit that says enough. */
export function duration(ms: number): string {
  const minutes = Math.max(0, Math.ceil(ms / 60_000));
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
}

/** How long from now, to the second. */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Codes of the rules; a rule without a sentence does not compile. */
const ruleRefusals = {
  notWelcomed: 'Your trader is not ready yet. Try again in a moment.',
  muted: 'You may not speak at present.',
  notHere: 'You must stand in this town to do that.',
  bound: 'Guests may only trade between half and twice the usual price. Make an account to lift this.',
  tooManyOrders: 'You have as many open orders as a trader may have. Cancel one first.',
  shelfNotEmpty: 'Goods are waiting on your claim shelf. Collect them before you place an order.',
  notEnoughGold: 'You do not have enough gold for that.',
  notEnoughGoods: 'You do not have that many in this town.',
  unknownOrder: 'That order does not exist any more.',
  orderIsClosed: 'That order is closed already.',
  shelfIsEmpty: 'Your claim shelf is empty.',
  noRoom: 'There is no room for anything from the shelf.',
  tooManyAgents: 'You have as many agents as a trader may have.',
  unknownAgent: 'You have no such agent.',
  agentIsAway: 'This agent is on the road with another caravan.',
  tooManyCaravans: 'All your caravans are on the road. Wait until one has arrived.',
  missionUnderWay: 'A caravan of yours is on this mission already.',
  alreadyThere: 'The goods are in this town already.',
  nothingToCarry: 'Load something first.',
  tooMuchCargo: 'A caravan cannot carry that much.',
  bookFull: 'The exchange is full and sent your order back.',
  duplicateOrder: 'The exchange has this order already.',
  wrongEscrow: 'The exchange could not match the payment to the order and sent it back.',
  notYours: 'That order belongs to somebody else.',
} satisfies Record<TraderRefusal | AuctionRefusal, string>;

/** Codes of the wire and of the door. */
const otherRefusals: Record<string, string> = {
  busy: 'The server is busy. Try again in a moment.',
  rateLimited: 'That was too fast. Wait a moment and try again.',
  invalid: 'That cannot be done as it was entered.',
  fault: 'Something went wrong on our side; nothing was changed.',
  unknown: 'We cannot tell whether this was done. Look at your orders and your purse before you repeat it.',
  sessionClosed: 'This page was open for too long. Reload it.',
  unreachable: 'The server cannot be reached. Try again in a moment.',
  starting: 'The town is just waking up. One moment.',
  unauthorized: 'Please sign in again.',
  forbidden: 'You may not do that.',
  notFound: 'There is no such thing.',
  wrongCredentials: 'E-mail and password do not match.',
  emailTaken: 'There is an account with this e-mail already.',
  nameTaken: 'Another trader has this name.',
  badName: 'A name has 3 to 20 letters, digits, spaces, dashes, dots or apostrophes, and is not a reserved one.',
  badEmail: 'That does not look like an e-mail address.',
  weakPassword: 'A password has 10 to 128 characters.',
  badToken: 'This link is used up or too old. Ask for a new one.',
  notGuest: 'This is an account already.',
  banned: 'This account is closed.',
};

/** The sentence for a code; `said` is what the server said, for codes younger than this client. */
export function refusal(code: string, said?: unknown): string {
  const known = (ruleRefusals as Record<string, string>)[code] ?? otherRefusals[code];
  return known ?? (typeof said === 'string' ? said : `The server said no (${code}).`);
}

export function refusalOf(reply: Reply & { ok: false }): string {
  return refusal(reply.refused, reply['why']);
}

export const words = {
  title: 'Aurelian',
  subtitle: 'The Exchange',
  pitch: 'One market, one square, everybody at once.',

  signIn: {
    guest: 'Play as a guest',
    guestHint: 'No e-mail needed. You can make an account later and keep everything.',
    ways: 'With an account',
    register: 'Register',
    login: 'Log in',
    upgrade: 'Keep this trader',
    upgradeHint: 'An e-mail and a password make this guest an account. Gold and goods stay.',
    forgot: 'Forgot your password?',
    forgotTitle: 'Forgot your password',
    forgotDone: 'If there is an account with this e-mail, a letter is on its way.',
    resetTitle: 'A new password',
    resetDone: 'Your password is changed. You can log in now.',
    back: 'Back',
    email: 'E-mail',
    password: 'Password',
    newPassword: 'New password',
    name: 'Name',
    newName: 'A new name, if you like',
    send: 'Send the letter',
    save: 'Save the password',
    logout: 'Log out',
    starting: 'Opening the gates…',
  },

  bar: {
    purse: 'Purse',
    goods: 'Goods',
    gold: (amount: number) => `${number(amount)} gold`,
    units: (count: number) => counted(count, 'unit of goods', 'units of goods'),
    windows: 'Windows',
    somewhere: 'On the way',
  },

  presence: {
    connecting: 'Connecting…',
    live: 'Connected',
    reconnecting: 'Reconnecting…',
    gone: 'You are signed out.',
    reconnectingHint: 'Your orders carry on without you.',
    latency: (ms: number) => `Connected, ${number(ms)} ms`,
  },

  square: {
    label: (place: string, people: number) => `${place}, ${counted(people, 'trader', 'traders')} present`,
    loading: 'The square is being painted…',
  },

  chat: {
    title: 'Chat',
    say: 'Say something',
    placeholder: 'Press Enter to talk',
    send: 'Say',
    waiting: 'Waiting',
  },

  exchange: {
    title: 'Exchange',
    key: 'X',
    items: 'Goods of this exchange',
    owned: (count: number) => `you own ${number(count)}`,
    last: 'last',
    noTrade: 'no trade yet',
    book: (item: string) => `Order book of ${item}`,
    price: 'Price',
    amount: 'Amount',
    orders: 'Orders',
    asks: 'For sale',
    bids: 'Wanted',
    nobodySells: 'Nobody sells.',
    nobodyBuys: 'Nobody buys.',
    spread: (gap: number, part: number) => `spread ${number(gap)} (${percent(part)})`,
    noSpread: 'no spread',
    bookLoading: 'The book is being fetched…',
  },

  ticket: {
    title: 'Your offer',
    side: 'Side',
    buy: 'Buy',
    sell: 'Sell',
    price: 'Price each',
    quantity: 'Quantity',
    hours: 'Stands for',
    hoursOf: (hours: number) => `${hours} hours`,
    place: { buy: 'Place buy order', sell: 'Place sell order' },
    waiting: 'Waiting',
    cost: 'Cost at most',
    proceeds: 'Proceeds at least',
    deposit: 'Deposit, comes back',
    fee: 'Fee at most',
    fillsNow: 'Fills now',
    fillsNothing: 'nothing yet',
    fills: (quantity: number, low: number, high: number) =>
      low === high
        ? `${number(quantity)} at ${number(low)}`
        : `${number(quantity)} at ${number(low)} to ${number(high)}`,
    after: 'Purse after placing',
    farAbove: (part: number) => `${percent(part)} above the usual price.`,
    farBelow: (part: number) => `${percent(part)} below the usual price.`,
    incomplete: 'Enter a price and a quantity.',
  },

  orders: {
    title: 'My orders',
    none: 'You have no orders.',
    item: 'Item',
    side: 'Side',
    price: 'Price',
    filled: 'Filled',
    status: 'Status',
    action: 'Action',
    filledOf: (filled: number, quantity: number) => `${number(filled)} of ${number(quantity)}`,
    cancel: 'Cancel',
    cancelOf: (side: string, quantity: number, item: string) => `Cancel: ${side} ${number(quantity)} ${item}`,
    sending: 'sending',
    cancelling: 'Waiting',
    statuses: {
      pending: 'pending',
      open: 'open',
      filled: 'filled',
      cancelled: 'cancelled',
      expired: 'expired',
      refused: 'sent back',
    },
    left: (ms: number) => `open, ${duration(ms)} left`,
  },

  goods: {
    title: 'Goods',
    key: 'I',
    here: (place: string) => `In ${place}`,
    none: 'Nothing is stored here.',
    item: 'Item',
    count: 'Count',
    sell: (item: string) => `Sell ${item}`,
    sellShort: 'Sell',
    shelf: 'Claim shelf',
    shelfHint: 'What arrived and found no room. Orders wait until it is empty.',
    collect: 'Collect',
    waiting: 'Waiting',
  },

  caravan: {
    title: 'Caravans',
    key: 'C',
    plan: 'The next caravan',
    sort: 'What for',
    haul: 'Haul my own goods',
    mission: (name: string, gold: number) => `${name}: ${number(gold)} gold and goods`,
    to: 'Where to',
    destination: (name: string, distance: number) => `${name}, ${number(distance)} away`,
    leader: 'Who leads it',
    agent: (name: string, kind: string, level: number) => `${name}, ${kind}, level ${number(level)}`,
    cargo: (units: number, most: number) => `Cargo: ${number(units)} of ${number(most)} units`,
    of: (count: number) => `of ${number(count)}`,
    badCargo: 'Units are whole numbers.',
    needsAgent: 'Hire an agent to lead it.',
    nowhere: 'Choose where it goes.',
    path: 'Path',
    distance: 'Distance',
    time: 'Time',
    comingFirst: (ms: number) => `(agent comes in ${countdown(ms)})`,
    risk: 'Risk',
    bands: { low: 'low', medium: 'medium', high: 'high' },
    dues: { wages: 'Wages', provisions: 'Provisions', haulCrew: 'Crew', toll: 'Tolls' },
    after: 'Purse after departure',
    send: 'Send the caravan',
    waiting: 'Waiting',
    odds: 'How it may end',
    end: 'End',
    chance: 'Chance',
    arrives: 'Cargo there',
    unitsOf: (units: number, all: number) => `${number(units)} of ${number(all)}`,
    expected: (gold: number, paid: number) =>
      `${number(Math.round(gold))} gold to expect, ${number(Math.round(gold - paid))} after all costs.`,
    tiers: {
      legendary: 'Legendary',
      critical: 'Splendid',
      good: 'Good',
      normal: 'As planned',
      poor: 'Poor',
      failure: 'Failure',
      criticalFailure: 'Disaster',
    },
    agents: 'My agents',
    noAgents: 'Nobody works for you yet.',
    hiring: 'Agents for hire',
    hire: (type: string) => `Hire ${type.toLowerCase()}`,
    rank: (type: string, level: number) => `${type}, level ${number(level)}`,
    xp: (xp: number, next: number) => `${number(xp)} of ${number(next)} experience`,
    grown: 'has seen it all',
    leads: 'on the road',
    waitsIn: (place: string) => `in ${place}`,
    bonus: {
      success: (part: number) => `success ${signed(part)}`,
      speed: (part: number) => `speed ${signed(part)} %`,
      reward: (part: number) => `reward ${signed(part)} %`,
    },
    road: (count: number, slots: number) => `On the road: ${number(count)} of ${number(slots)}`,
    trip: 'Caravan',
    nothing: 'the mission’s load',
    progress: 'Arrives in',
    progressOf: (name: string) => `How far ${name} has come`,
    departsIn: (time: string) => `sets out in ${time}`,
    noneOnTheRoad: 'No caravan is on the road.',
    past: 'Past caravans',
    brought: 'Brought',
    whole: 'all of its cargo',
    lost: (list: string) => `lost ${list}`,
    haulTo: (place: string) => `Haul to ${place}`,
    turnedBack: 'turned back',
  },

  account: { title: 'Account', key: 'P', guest: 'guest' },

  window: { close: (title: string) => `Close ${title}` },

  toasts: {
    label: 'Messages',
    dismiss: 'Dismiss',
    placed: { buy: 'Your buy order is in.', sell: 'Your sell order is in.' },
    cancelAsked: 'The order is being taken back.',
    hired: (type: string) => `A ${type.toLowerCase()} works for you now.`,
    sent: (place: string) => `Your caravan is on its way to ${place}.`,
    arrived: (place: string, end: string, gold: number) =>
      gold > 0
        ? `Your caravan reached ${place}: ${end.toLowerCase()}, ${number(gold)} gold.`
        : `Your caravan reached ${place}: ${end.toLowerCase()}.`,
    turnedBack: (place: string) => `Your caravan to ${place} could not set out. Cargo and pay are back.`,
    collected: 'You emptied what you could of the shelf.',
    bought: (quantity: number, item: string, gold: number) =>
      `Bought ${number(quantity)} ${item} for ${number(gold)} gold.`,
    sold: (quantity: number, item: string, gold: number) =>
      `Sold ${number(quantity)} ${item} for ${number(gold)} gold.`,
    closed: (side: 'buy' | 'sell', item: string, status: string) =>
      `Your ${side === 'buy' ? 'order to buy' : 'order to sell'} ${item} is ${status}.`,
    late: (sentence: string) => `From before the reload: ${sentence}`,
    lateDone: 'From before the reload: your last request was done.',
    loggedOut: 'You are logged out.',
    upgraded: 'This trader is yours now.',
  },
} as const;
