/** What a line that was typed comes to: a command of one's trader, or an answer that the page has itself. */
import type { ItemKey } from '../../actors/content/items.ts';
import { catalogue } from '../../actors/content/items.ts';
import { readLine } from '../../actors/trader/rules/talk.ts';
import { refusal, words } from '../words/en.ts';
import { findPeople } from './people.ts';
import { ask } from './play.ts';
import { books } from './signals.ts';
import { shownChannel, whisperTo } from './talk.ts';
import { tell } from './toasts.ts';

export async function speak(line: string): Promise<void> {
  const spoken = readLine(line);
  switch (spoken.type) {
    case 'help':
      return tell(words.talk.help);
    case 'price':
      return tell(priceSentence(spoken.item));
    case 'unknown':
      return tell(words.talk.unknown(spoken.word), 'refusal');
    case 'offer': {
      const { text, item } = spoken;
      await ask({ type: 'sayInTrade', text, link: { type: 'item', item } });
      return;
    }
    case 'whisper':
      return whisperByName(spoken.name, spoken.text);
    case 'trade':
      await ask({ type: 'sayInTrade', text: spoken.text });
      return;
    case 'guild':
      await ask({ type: 'sayInGuild', channel: 'general', text: spoken.text });
      return;
    case 'say':
      return say(spoken.text);
  }
}

/** In the channel that is shown. */
async function say(text: string): Promise<void> {
  switch (shownChannel.value) {
    case 'hub':
      await ask({ type: 'say', text });
      break;
    case 'trade':
      await ask({ type: 'sayInTrade', text });
      break;
    case 'guild':
      await ask({ type: 'sayInGuild', channel: 'general', text });
      break;
    case 'whisper': {
      const to = whisperTo.value;
      if (to) await ask({ type: 'whisper', to: to.player, text });
      else tell(words.talk.toNobody, 'refusal');
    }
  }
}

async function whisperByName(name: string, text: string): Promise<void> {
  const found = await findPeople(name).catch(() => []);
  const person = found.find((each) => each.name.toLowerCase() === name.toLowerCase());
  if (!person) return tell(words.talk.noSuchPerson(name), 'refusal');
  whisperTo.value = { player: person.player, name: person.name };
  shownChannel.value = 'whisper';
  await ask({ type: 'whisper', to: person.player, text });
}

function priceSentence(item: ItemKey): string {
  const book = books.value.get(item);
  const { name } = catalogue[item];
  return book
    ? words.talk.price(name, book.asks[0]?.price, book.bids[0]?.price, book.reference)
    : refusal('unknownGood', words.talk.notTraded(name));
}
