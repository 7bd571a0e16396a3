/** News by operators: fetched now and then, shown until they are put aside. */
import { signal } from '@preact/signals';
import type { Http } from '../net/http.ts';
import { pageStorage } from './tab.ts';

export interface NewsItem {
  readonly id: number;
  readonly at: number;
  readonly title: string;
  readonly text: string;
}

export const news = signal<readonly NewsItem[]>([]);

const everyMs = 60_000;
const seenKey = 'aurelian/news-seen';

/** Those that were not put aside. Returns a function that stops it. */
export function followNews(http: Http): () => void {
  const look = () =>
    http<{ news: readonly NewsItem[] }>('GET', '/api/news').then(
      ({ news: all }) => {
        const seen = Number(pageStorage().getItem(seenKey) ?? 0);
        news.value = all.filter(({ id }) => id > seen);
      },
      // Asked again soon.
      () => {},
    );
  void look();
  const round = setInterval(look, everyMs);
  return () => clearInterval(round);
}

export function putNewsAside(): void {
  const last = Math.max(0, ...news.value.map(({ id }) => id));
  pageStorage().setItem(seenKey, String(last));
  news.value = [];
}
