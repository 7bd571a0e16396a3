/** The game's screen: the square behind, the bar above, talk on one side and one window on the other. */
import { useEffect } from 'preact/hooks';
import { tinykeys } from 'tinykeys';
import { inspected } from '../store/errand.ts';
import type { WindowName } from '../store/signals.ts';
import { barWindows, openWindow, toggleWindow } from '../store/signals.ts';
import { words } from '../words/en.ts';
import { AccountWindow } from './AccountWindow.tsx';
import { Chat, focusChat } from './Chat.tsx';
import { CreditsWindow } from './CreditsWindow.tsx';
import { CaravanWindow } from './caravan/CaravanWindow.tsx';
import { CauseWindow } from './cause/CauseWindow.tsx';
import { Digest } from './Digest.tsx';
import { DeedsWindow } from './deeds/DeedsWindow.tsx';
import { ExchangeWindow } from './exchange/ExchangeWindow.tsx';
import { GoodsWindow } from './GoodsWindow.tsx';
import { GuildWindow } from './guild/GuildWindow.tsx';
import { HelpWindow } from './HelpWindow.tsx';
import { InspectCard } from './InspectCard.tsx';
import { LotsWindow } from './lots/LotsWindow.tsx';
import { MailWindow } from './mail/MailWindow.tsx';
import { MapDoor } from './map/MapDoor.tsx';
import { NearbyWindow } from './NearbyWindow.tsx';
import { News } from './News.tsx';
import { PeopleWindow } from './people/PeopleWindow.tsx';
import { ReconnectBar } from './ReconnectBar.tsx';
import { TopBar } from './TopBar.tsx';
import { TownWindow } from './town/TownWindow.tsx';
import { WorkshopWindow } from './workshop/WorkshopWindow.tsx';

export function Hud() {
  useEffect(() => tinykeys(window, keys), []);
  return (
    <div class="hud">
      <ReconnectBar />
      <TopBar />
      <Chat />
      <Digest />
      <News />
      <InspectCard />
      {openWindow.value && <OpenWindow name={openWindow.value} />}
    </div>
  );
}

function OpenWindow({ name }: { readonly name: WindowName }) {
  switch (name) {
    case 'exchange':
      return <ExchangeWindow />;
    case 'goods':
      return <GoodsWindow />;
    case 'caravan':
      return <CaravanWindow />;
    case 'map':
      return <MapDoor />;
    case 'guild':
      return <GuildWindow />;
    case 'cause':
      return <CauseWindow />;
    case 'workshop':
      return <WorkshopWindow />;
    case 'town':
      return <TownWindow />;
    case 'lots':
      return <LotsWindow />;
    case 'deeds':
      return <DeedsWindow />;
    case 'nearby':
      return <NearbyWindow />;
    case 'mail':
      return <MailWindow />;
    case 'people':
      return <PeopleWindow />;
    case 'account':
      return <AccountWindow />;
    case 'help':
      return <HelpWindow />;
    case 'credits':
      return <CreditsWindow />;
  }
}

/** Letters belong to the field they are typed in; Escape is for all. */
const unlessTyping = (deed: () => void) => (event: KeyboardEvent) => {
  const target = event.target;
  if (
    target instanceof HTMLInputElement ||
    target instanceof HTMLSelectElement ||
    target instanceof HTMLTextAreaElement
  )
    return;
  event.preventDefault();
  deed();
};

const keys = {
  ...Object.fromEntries(barWindows.map((name) => [`Key${words[name].key}`, unlessTyping(() => toggleWindow(name))])),
  [`Key${words.mail.key}`]: unlessTyping(() => toggleWindow('mail')),
  [`Key${words.people.key}`]: unlessTyping(() => toggleWindow('people')),
  'Shift+?': unlessTyping(() => toggleWindow('help')),
  Enter: (event: KeyboardEvent) => {
    // Enter on a button presses it.
    if (event.target === document.body) focusChat(event);
  },
  Escape: () => {
    if (inspected.value) inspected.value = null;
    else openWindow.value = null;
  },
};
