/** Every sentence a player reads. Names of goods and hubs come from the content. */
import type { Analysis } from '../../actors/auction/analytics.ts';
import { caravan } from './caravan.ts';
import { cause } from './cause.ts';
import { convoy } from './convoy.ts';
import { deeds } from './deeds.ts';
import { counted, duration, number, percent, signedPercent } from './format.ts';
import { guild } from './guild.ts';
import { help } from './help.ts';
import { lots } from './lots.ts';
import { map } from './map.ts';
import { realmWords } from './realm.ts';
import { talkWords } from './talk.ts';
import { town } from './town.ts';
import { watch } from './watch.ts';
import { workshop } from './workshop.ts';

export { refusal, refusalOf } from './refusals.ts';

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
    waiting: 'to claim',
    hour: (hour: number) =>
      `${String(Math.floor(hour)).padStart(2, '0')}:${String(Math.floor((hour % 1) * 60)).padStart(2, '0')}`,
    dayParts: {
      night: 'night',
      dawn: 'dawn',
      morning: 'morning',
      noon: 'noon',
      afternoon: 'afternoon',
      dusk: 'dusk',
      evening: 'evening',
    },
  },

  presence: {
    connecting: 'Connecting…',
    live: 'Connected',
    reconnecting: 'Reconnecting…',
    gone: 'You are signed out.',
    reconnectingHint: 'Your orders carry on without you.',
    latency: (ms: number) => `Connected, ${number(ms)} ms`,
    ms: (ms: number) => `${number(ms)} ms`,
  },

  square: {
    label: (place: string, people: number) => `${place}, ${counted(people, 'trader', 'traders')} present`,
    view: 'A view over the square of Capital City',
  },

  nearby: {
    title: 'Nearby',
    key: 'N',
    hint: 'Arrow keys choose, Enter walks there. At a stall the exchange opens.',
    list: 'What one can walk to',
    trader: 'trader',
    stall: (item: string) => `${item} stall`,
    node: (item: string) => `${item}, to be gathered`,
    board: 'The errand board',
    fountain: 'The fountain',
    gate: 'The gate',
    paces: (count: number) => counted(count, 'pace', 'paces'),
    arriving: 'One moment, you are just coming in.',
  },

  inspect: {
    title: 'A closer look',
    you: 'This is you.',
    trader: 'A trader in this square.',
    stall: (item: string) => `The merchant's stall for ${item}.`,
    price: (price: number) => `Usual price ${number(price)} gold.`,
    walk: 'Walk there',
    open: 'Go and trade',
    close: 'Close',
  },

  digest: {
    title: 'While you were away',
    filled: {
      buy: (quantity: number, item: string, gold: number) =>
        `Bought ${number(quantity)} ${item} for ${number(gold)} gold`,
      sell: (quantity: number, item: string, gold: number) =>
        `Sold ${number(quantity)} ${item} for ${number(gold)} gold`,
    },
    unfilled: { buy: (item: string) => `Order to buy ${item}`, sell: (item: string) => `Order to sell ${item}` },
    ended: (status: string) => `the order is ${status}`,
    seen: 'Good to know',
  },

  credits: {
    title: 'Credits',
    icons: 'Icons: Lorc, Delapouite and contributors, game-icons.net, CC BY 3.0',
    chart: 'Charts: TradingView Lightweight Charts\u2122, \u00a9 TradingView, Inc., Apache License 2.0',
    fonts: 'Lettering: Cinzel by Natanael Gama and Alegreya Sans by Juan Pablo del Peral, SIL Open Font License 1.1',
    made: 'The town and its people are drawn by this page itself.',
  },

  prices: {
    title: (item: string) => `Past prices of ${item}`,
    sizes: { '1m': 'by the minute', '15m': 'by the quarter hour', '1h': 'by the hour', '1d': 'by the day' },
    table: 'Table',
    change: (part: number) => signedPercent(part),
    analysis: ({ trend, momentum, volatility, support, resistance }: Analysis) =>
      `Trend ${trend}, momentum ${momentum}, volatility ${volatility}; turned at ${number(Math.round(support))} and ${number(Math.round(resistance))}.`,
    loading: 'Past prices are being fetched…',
    none: 'Nobody has traded this here yet.',
    from: 'From',
    columns: ['Open', 'High', 'Low', 'Close', 'Volume'],
  },

  exchange: {
    title: 'Exchange',
    key: 'X',
    usual: (price: number) => `usual ${number(price)}`,
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

  watch,
  workshop,
  caravan,
  convoy,
  town,
  lots,
  map,
  guild,
  ...realmWords,
  cause,
  ...talkWords,
  deeds,

  account: {
    title: 'Account',
    key: 'P',
    guest: 'guest',
    changePassword: 'Change the password',
    current: 'Present password',
    next: 'New password',
    changed: 'Your password is changed.',
  },

  help,

  settings: {
    title: 'How you like it',
    textScale: 'Size of text',
    percent: (scale: string) => `${scale} %`,
    calm: 'Calm: nothing sways, drifts or fades',
  },

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
