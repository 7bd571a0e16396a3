/** What rooms hear from clients; what is not of this shape is turned away. */
import { z } from 'zod';

const session = z.string().regex(/^[a-zA-Z0-9_-]{8,40}$/);
const count = z.int().min(1).max(Number.MAX_SAFE_INTEGER);
const axis = z.union([z.literal(-1), z.literal(0), z.literal(1)]);

/** To a trader's room. */
export const open = z.strictObject({ session, fresh: z.boolean() });
export const command = z.strictObject({ session, seq: count, ackBelow: count, body: z.unknown() });

/** To a hub's room. */
export const walk = z.strictObject({ input: z.int().min(1).max(0xffff_ffff), dx: axis, dy: axis });

/** To a cause's room: who leads from that place on, which counts from 0. */
export const leaders = z.strictObject({ from: z.int().min(0).max(1_000_000) });
