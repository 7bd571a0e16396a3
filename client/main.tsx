/** The page: windows over the world. Everything else starts from what they show. */
import '@fontsource-variable/cinzel/wght.css';
import '@fontsource/alegreya-sans/latin-500.css';
import '@fontsource/alegreya-sans/latin-700.css';
import './ui/style/base.css';
import './ui/style/gate.css';
import './ui/style/screen.css';
import './ui/style/exchange.css';
import './ui/style/caravan.css';
import './ui/style/cause.css';
import './ui/style/guild.css';
import './ui/style/map.css';
import './ui/style/people.css';
import './ui/style/work.css';
import './ui/style/square.css';
import { render } from 'preact';
import { hook } from './hook.ts';
import { hurry, resume } from './store/play.ts';
import { followSettings } from './store/settings.ts';
import { pageStorage } from './store/tab.ts';
import { App } from './ui/App.tsx';

const ui = document.getElementById('ui');
if (!ui) throw new Error('The page has no place for its windows.');

window.addEventListener('online', hurry);
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) hurry();
});

window.__aurelian = hook;
render(<App />, ui);
followSettings(pageStorage(), document.documentElement);
void resume();
