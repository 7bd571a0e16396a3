import { expect, test } from 'vitest';
import { type Claim, TICKET_MS, TICKETS_MAX, Tickets, TooManyTickets } from './tickets.ts';

const claim: Claim = { player: 'p1', name: 'Ana', guest: false, role: 'player', address: 'hub:capital_city' };

test('[ticket] it seats its player once', () => {
  const tickets = new Tickets();
  const ticket = tickets.issue(claim);
  expect(tickets.redeem(ticket)).toEqual(claim);
  expect(tickets.redeem(ticket)).toBeNull();
  expect(tickets.redeem('nonsense')).toBeNull();
});

test('a ticket ends after fifteen seconds', () => {
  let now = 0;
  const tickets = new Tickets(() => now);
  const [early, late] = [tickets.issue(claim), tickets.issue(claim)];
  now = TICKET_MS - 1;
  expect(tickets.redeem(early)).toEqual(claim);
  now = TICKET_MS;
  expect(tickets.redeem(late)).toBeNull();
});

test('those given out are bounded, and those that ended make room', () => {
  let now = 0;
  const tickets = new Tickets(() => now);
  for (let i = 0; i < TICKETS_MAX; i += 1) tickets.issue(claim);
  expect(() => tickets.issue(claim)).toThrow(TooManyTickets);
  now = TICKET_MS;
  expect(tickets.redeem(tickets.issue(claim))).toEqual(claim);
});
