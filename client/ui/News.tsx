/** What operators have to say, until one has read it. */
import { useEffect } from 'preact/hooks';
import { followNews, news, putNewsAside } from '../store/news.ts';
import { publicHttp } from '../store/play.ts';
import { digest } from '../store/signals.ts';
import { words } from '../words/en.ts';
import { dateTime } from '../words/format.ts';

export function News() {
  useEffect(() => followNews(publicHttp), []);
  // One thing at a time: first what became of one's own affairs.
  if (news.value.length === 0 || digest.value.length > 0) return null;
  return (
    <section class="digest panel" aria-label={words.news.title}>
      <h2>{words.news.title}</h2>
      <ul>
        {news.value.map(({ id, at, title, text }) => (
          <li key={id}>
            <span>
              <b>{title}</b> <small>{dateTime(at)}</small>
              <br />
              {text}
            </span>
          </li>
        ))}
      </ul>
      <button type="button" onClick={putNewsAside}>
        {words.news.seen}
      </button>
    </section>
  );
}
