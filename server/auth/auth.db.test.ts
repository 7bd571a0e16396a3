import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { must } from '../../actors/kit/assert.ts';
import { Door, PASSWORD } from '../../ops/testing/door.ts';
import { ACCESS_MS, GRACE_MS, REFRESH_MS } from './tokens.ts';

const door = await Door.open();
afterAll(() => door.close());
beforeEach(() => door.reset());

describe('becoming somebody', () => {
  test('a guest comes without a word and may enter', async () => {
    const guest = await door.post('guest');
    expect(guest).toMatchObject({
      status: 200,
      body: { player: { guest: true, name: expect.stringMatching(/^Guest [0-9a-f]+$/) } },
    });
    expect(guest.body.player.id).toMatch(/^p[0-9a-z]{20}$/);
    expect(guest.body.expiresAt).toBeGreaterThan(Date.now());
    expect(JSON.stringify(guest.body)).not.toContain(must(guest.cookie?.split('=')[1], 'a cookie'));
    expect((await door.enter(guest.body.accessToken)).body).toEqual({
      roomId: 'hub-capital_city',
      ticket: 't',
      address: 'hub:capital_city',
    });
    expect(door.entered[0]?.identity).toMatchObject({ player: guest.body.player.id, guest: true, role: 'player' });
  });

  test('the refresh token is in a cookie that scripts and other sites do not get', async () => {
    const { headers } = await door.post('guest');
    expect(headers.getSetCookie()[0]).toMatch(/; Max-Age=2592000; Path=\/api\/auth; HttpOnly; SameSite=Strict$/i);
  });

  test('register, then login however the e-mail is written', async () => {
    const person = door.aPerson();
    const registered = await door.post('register', person);
    expect(registered).toMatchObject({ status: 200, body: { player: { name: person.name, guest: false } } });
    const login = await door.post('login', { email: ` ${person.email.toUpperCase()} `, password: PASSWORD });
    expect(login.body.player).toEqual(registered.body.player);
  });

  test('nobody has the e-mail or the name of another', async () => {
    const [one, two] = [door.aPerson(), door.aPerson()];
    await door.post('register', one);
    expect((await door.post('register', { ...two, email: one.email })).body.error.code).toBe('emailTaken');
    expect((await door.post('register', { ...two, name: one.name.toUpperCase() })).body.error.code).toBe('nameTaken');
    expect((await door.post('guest', { name: one.name })).body.error.code).toBe('nameTaken');
    const race = await Promise.all([door.post('register', two), door.post('register', two)]);
    expect(race.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test.each([
    [{ email: 'nonsense' }, 'badEmail'],
    [{ password: 'short' }, 'weakPassword'],
    [{ password: 'x'.repeat(129) }, 'weakPassword'],
    [{ name: 'admin' }, 'badName'],
    [{ name: 'ab\u202Ecd' }, 'badName'],
    [{ name: 7 }, 'invalid'],
    [{ role: 'operator' }, 'invalid'],
    [{ email: null }, 'invalid'],
    [{ password: ['a'] }, 'invalid'],
  ])('register refuses %o as %s and makes nobody', async (change, code) => {
    const before = (await door.sql('SELECT count(*) FROM account')).rows[0];
    const answer = await door.post('register', { ...door.aPerson(), ...change });
    expect(answer).toMatchObject({ status: 400, body: { error: { code } } });
    expect((await door.sql('SELECT count(*) FROM account')).rows[0]).toEqual(before);
  });

  test('the same answer for a wrong password and for an unknown e-mail', async () => {
    const person = door.aPerson();
    await door.post('register', person);
    const wrong = await door.post('login', { email: person.email, password: 'wrong horse!' });
    const unknown = await door.post('login', { email: 'nobody@example.org', password: 'wrong horse!' });
    expect(wrong).toMatchObject({ status: 401, body: { error: { code: 'wrongCredentials' } } });
    expect(unknown.body).toEqual(wrong.body);
  });

  test('a guest becomes an account once and keeps his id; his older sign-ins end', async () => {
    const guest = await door.post('guest');
    const { email, password, name } = door.aPerson();
    const upgraded = await door.post('upgrade', { email, password, name }, { token: guest.body.accessToken });
    expect(upgraded.body.player).toEqual({ id: guest.body.player.id, name, guest: false });
    expect((await door.refresh(guest.cookie)).status).toBe(401);
    expect((await door.enter(guest.body.accessToken)).status).toBe(401);
    const again = await door.post('upgrade', { ...door.aPerson() }, { token: upgraded.body.accessToken });
    expect(again).toMatchObject({ status: 409, body: { error: { code: 'notGuest' } } });
    expect((await door.post('login', { email, password })).body.player.id).toBe(guest.body.player.id);
    expect((await door.post('upgrade', door.aPerson())).status).toBe(401);
  });
});

describe('staying signed in', () => {
  test('each refresh gives a new cookie; two tabs at once are both served', async () => {
    const guest = await door.post('guest');
    const [one, two] = await Promise.all([door.refresh(guest.cookie), door.refresh(guest.cookie)]);
    expect([one.status, two.status]).toEqual([200, 200]);
    expect(new Set([guest.cookie, one.cookie, two.cookie]).size).toBe(3);
    expect(one.body.player).toEqual(guest.body.player);
    expect((await door.refresh(one.cookie)).status).toBe(200);
    expect((await door.refresh(two.cookie)).status).toBe(200);
    expect(door.stolen).toEqual([]);
  });

  test('a used token that comes back ends its whole family', async () => {
    const guest = await door.post('guest');
    const second = await door.refresh(guest.cookie);
    const third = await door.refresh(second.cookie);
    door.skewMs = GRACE_MS + 1;
    expect((await door.refresh(guest.cookie)).status).toBe(401);
    expect(door.stolen).toEqual([guest.body.player.id]);
    expect((await door.refresh(third.cookie)).status).toBe(401);
    expect((await door.enter(third.body.accessToken)).status).toBe(401);
  });

  test('a token whose answer was lost is honoured, and its lost successor ends', async () => {
    const guest = await door.post('guest');
    const lost = await door.refresh(guest.cookie);
    door.skewMs = GRACE_MS + 1;
    const found = await door.refresh(guest.cookie);
    expect(found.status).toBe(200);
    expect(door.stolen).toEqual([]);
    // Whoever has the lost one is not who came: one of them stole it.
    expect((await door.refresh(lost.cookie)).status).toBe(401);
    expect(door.stolen).toEqual([guest.body.player.id]);
    expect((await door.refresh(found.cookie)).status).toBe(401);
  });

  test('tokens end: the access token after minutes, the refresh token after a month', async () => {
    const guest = await door.post('guest');
    door.skewMs = ACCESS_MS + 1_000;
    expect(await door.enter(guest.body.accessToken)).toMatchObject({
      status: 401,
      body: { error: { code: 'unauthorized' } },
    });
    door.skewMs = REFRESH_MS + 1_000;
    expect((await door.refresh(guest.cookie)).status).toBe(401);
  });

  test('logout ends the family and clears the cookie; without a cookie it is as well', async () => {
    const guest = await door.post('guest');
    const other = await door.refresh(guest.cookie);
    const logout = await door.post('logout', undefined, { cookie: must(other.cookie, 'a cookie') });
    expect(logout.status).toBe(204);
    expect(logout.headers.getSetCookie()[0]).toMatch(/^aurelian=; Max-Age=0/);
    expect((await door.refresh(other.cookie)).status).toBe(401);
    expect((await door.enter(other.body.accessToken)).status).toBe(401);
    expect((await door.post('logout')).status).toBe(204);
    expect((await door.refresh('aurelian=nonsense')).status).toBe(401);
    expect((await door.refresh('')).status).toBe(401);
  });

  test('a ban refuses login, refresh and entry until it is over, and costs a guest nothing', async () => {
    const person = door.aPerson();
    const session = await door.post('register', person);
    await door.sql(
      `UPDATE account SET banned_until = now() + interval '1 hour' WHERE id = '${session.body.player.id}'`,
    );
    expect(await door.post('login', person)).toMatchObject({ status: 400 });
    const login = { email: person.email, password: person.password };
    for (const answer of [
      await door.post('login', login),
      await door.refresh(session.cookie),
      await door.enter(session.body.accessToken),
    ]) {
      expect(answer).toMatchObject({ status: 403, body: { error: { code: 'banned' } }, cookie: undefined });
    }
    door.skewMs = 3_601_000;
    expect((await door.refresh(session.cookie)).status).toBe(200);
  });
});

describe('passwords', () => {
  test('a changed one counts, and ends all other sign-ins', async () => {
    const person = door.aPerson();
    const session = await door.post('register', person);
    const token = session.body.accessToken;
    expect(
      (await door.post('password/change', { current: 'wrong horse!', next: 'new horse 123' }, { token })).status,
    ).toBe(401);
    expect((await door.post('password/change', { current: PASSWORD, next: 'short' }, { token })).body.error.code).toBe(
      'weakPassword',
    );
    const changed = await door.post('password/change', { current: PASSWORD, next: 'new horse 123' }, { token });
    expect(changed.status).toBe(200);
    expect((await door.refresh(session.cookie)).status).toBe(401);
    expect((await door.refresh(changed.cookie)).status).toBe(200);
    expect((await door.post('login', { email: person.email, password: PASSWORD })).status).toBe(401);
    expect((await door.post('login', { email: person.email, password: 'new horse 123' })).status).toBe(200);
  });

  test('a forgotten one is reset once, within the hour, by the newest letter; sign-ins end', async () => {
    const person = door.aPerson();
    const session = await door.post('register', person);
    const forgot = async () => {
      expect((await door.post('password/forgot', { email: person.email })).status).toBe(202);
      await expect.poll(() => door.letters.length).toBeGreaterThan(0);
      return must(door.letters.pop(), 'a letter').token;
    };
    const older = await forgot();
    const token = await forgot();
    expect((await door.post('password/reset', { token: older, password: 'new horse 123' })).body.error.code).toBe(
      'badToken',
    );
    expect((await door.post('password/reset', { token, password: 'short' })).body.error.code).toBe('weakPassword');
    expect((await door.post('password/reset', { token, password: 'new horse 123' })).status).toBe(204);
    expect((await door.post('password/reset', { token, password: 'other horse 1' })).body.error.code).toBe('badToken');
    expect((await door.refresh(session.cookie)).status).toBe(401);
    expect((await door.post('login', { email: person.email, password: 'new horse 123' })).status).toBe(200);
    const late = await forgot();
    door.skewMs = 3_601_000;
    expect((await door.post('password/reset', { token: late, password: 'late horse 12' })).body.error.code).toBe(
      'badToken',
    );
  });

  test('nobody learns whether there is an account', async () => {
    expect((await door.post('password/forgot', { email: 'nobody@example.org' })).status).toBe(202);
    expect((await door.post('password/forgot', { email: 'nonsense' })).status).toBe(202);
    expect(door.letters).toEqual([]);
  });
});
