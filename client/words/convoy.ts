/** What a player reads of convoys. */
export const convoy = {
  title: 'Convoys of my guild',
  hint: 'Hauls that go together are safer. Load what you carry, then call a convoy or join one.',
  to: (place: string) => `To ${place}`,
  members: (names: string, left: string) => `${names}; leaves in ${left}`,
  join: 'Join',
  joinOf: (place: string) => `Join the convoy to ${place}`,
  call: (place: string) => `Call a convoy to ${place}`,
  asked: 'You are waiting for a place at the gate.',
} as const;
