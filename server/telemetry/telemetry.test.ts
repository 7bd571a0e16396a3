import { expect, test } from 'vitest';
import { makeEvents } from './events.ts';
import { makeLogger } from './logger.ts';
import { makeMetrics } from './metrics.ts';

function listen(level = 'trace') {
  const lines: string[] = [];
  const log = makeLogger({ level, to: { write: (line: string) => void lines.push(line) } });
  const metrics = makeMetrics();
  return { lines, log, metrics, events: makeEvents(log, metrics) };
}

test('no secret reaches the log, at whatever depth it comes', () => {
  const { lines, log } = listen();
  const secrets = {
    password: 'hunter2',
    email: 'a@b.c',
    ticket: 'tick',
    refreshToken: 'r',
    headers: { authorization: 'Bearer x', cookie: 'c=hunter2' },
  };
  log.info({ ...secrets, body: secrets }, 'something');
  expect(lines.join()).not.toMatch(/hunter2|a@b\.c|tick"|Bearer|"r"/);
  expect(lines.join()).toContain('[redacted]');
});

test('an event is counted and logged at once', async () => {
  const { lines, events, metrics } = listen();
  events.commanded('trader:p1', 'busy', { id: 's/1' });
  events.fault('hub:capital_city', 'walk', new Error('broken'));
  metrics.watch({ outputsHeld: () => 3, tailBytes: () => 2, actorsLoaded: () => 1, sockets: () => 4 });
  const text = await metrics.registry.metrics();
  expect(text).toContain('aurelian_commands_total{kind="trader",result="busy"} 1');
  expect(text).toContain('aurelian_mailbox_busy_total{kind="trader"} 1');
  expect(text).toContain('aurelian_faults_total{kind="hub"} 1');
  expect(text).toContain('aurelian_gate_held_outputs 3');
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['command', 'fault: hub']);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ address: 'trader:p1', id: 's/1' });
});

test('telling never throws', () => {
  const { log, metrics } = listen();
  const events = makeEvents(
    {
      ...log,
      trace: () => {
        throw new Error('full');
      },
    } as never,
    metrics,
  );
  expect(() => events.appended(1, 2, 3)).not.toThrow();
  expect(() => events.fault('x', 'y', undefined as never)).not.toThrow();
});
