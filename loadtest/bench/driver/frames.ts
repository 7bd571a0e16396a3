/** The frames of Colyseus 0.18, as bytes: what the SDK would write, and as much of the answers as a bench must read. */
import { Packr } from 'msgpackr';
import type { Notice, Reply } from '../../../actors/kit/actor.ts';

export const Code = {
  join: 10,
  error: 11,
  data: 13,
  state: 14,
  patch: 15,
  bytes: 17,
  request: 21,
  response: 22,
} as const;

/** As the SDK packs, and as the server does. */
const packr = new Packr();
const answers = new Packr({ useRecords: false });

/** Request numbers are echoed by the server; below this they are one byte long. */
export const REQUESTS_MAX = 128;

export const JOINED = Buffer.from([Code.join]);

function named(type: string): Buffer {
  const name = Buffer.from(type);
  return Buffer.concat([Buffer.from([0xa0 | name.length]), name]);
}

const COMMAND = named('command');
const OPEN = named('open');
const WALK = Buffer.concat([Buffer.from([Code.data]), named('walk')]);

export function encodeCommand(id: number, payload: unknown): Buffer {
  return Buffer.concat([Buffer.from([Code.request, id]), COMMAND, packr.pack(payload)]);
}

export function encodeOpen(id: number, session: string): Buffer {
  return Buffer.concat([Buffer.from([Code.request, id]), OPEN, packr.pack({ session, fresh: true })]);
}

export function encodeWalk(input: number, dx: number, dy: number): Buffer {
  return Buffer.concat([WALK, packr.pack({ input, dx, dy })]);
}

const OK = 0;

/** The answer to a request; one that the framework itself refused is a refusal like any other. */
export function decodeResponse(frame: Buffer): Reply {
  const answer = frame.length > 3 ? answers.unpack(frame.subarray(3)) : undefined;
  if (frame[2] === OK) return answer as Reply;
  return { ok: false, refused: (answer as { message?: string } | undefined)?.message ?? 'nothing' };
}

const NOTICE = Buffer.concat([Buffer.from([Code.data]), named('notice')]);

export function isNotice(frame: Buffer): boolean {
  return frame[0] === Code.data && frame.subarray(0, NOTICE.length).equals(NOTICE);
}

export function decodeNotice(frame: Buffer): Notice {
  return answers.unpack(frame.subarray(NOTICE.length)) as Notice;
}
