/** Which page there is: the gate, the way back from a forgotten password, or the game. */
import { stage } from '../store/signals.ts';
import { words } from '../words/en.ts';
import { ResetPage } from './gate/ResetPage.tsx';
import { SignIn } from './gate/SignIn.tsx';
import { Hud } from './Hud.tsx';
import { Toasts } from './Toasts.tsx';
import { World } from './World.tsx';

export function App() {
  return (
    <>
      <World />
      <Page />
      <Toasts />
    </>
  );
}

function Page() {
  const token = new URLSearchParams(location.search).get('token');
  if (location.pathname === '/reset' && token) return <ResetPage token={token} />;
  switch (stage.value) {
    case 'starting':
      return <p class="splash">{words.signIn.starting}</p>;
    case 'signedOut':
      return <SignIn />;
    case 'playing':
      return <Hud />;
  }
}
