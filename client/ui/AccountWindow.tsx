/** Who plays: keeping a guest, and the way out. */
import { account, tryTo } from '../store/play.ts';
import { openWindow, player } from '../store/signals.ts';
import { tell } from '../store/toasts.ts';
import { words } from '../words/en.ts';
import { Form } from './fields.tsx';
import { CredentialForm } from './gate/CredentialForm.tsx';
import { OwnData } from './OwnData.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { SettingsPanel } from './SettingsPanel.tsx';
import { Window } from './Window.tsx';

export function AccountWindow() {
  const who = player.value;
  if (!who) return null;
  return (
    <Window title={words.account.title}>
      <p>
        <strong>{who.name}</strong> {who.guest && <span class="quiet">{words.account.guest}</span>}
      </p>
      {who.guest && (
        <>
          <p class="quiet">{words.signIn.upgradeHint}</p>
          <CredentialForm
            submit={words.signIn.upgrade}
            name="optional"
            onSubmit={async ({ email, password, name }) => {
              await account.upgrade(email, password, name);
              tell(words.toasts.upgraded);
            }}
          />
        </>
      )}
      {!who.guest && <PasswordForm />}
      <OwnData isGuest={who.guest} />
      <SettingsPanel />
      <button type="button" class="link" onClick={() => (openWindow.value = 'help')}>
        {words.help.link}
      </button>
      <button type="button" class="link" onClick={() => (openWindow.value = 'credits')}>
        {words.credits.title}
      </button>
      <Form
        label={words.signIn.logout}
        submit={words.signIn.logout}
        isMain={false}
        onSubmit={() => tryTo(() => account.logout())}
      />
    </Window>
  );
}
