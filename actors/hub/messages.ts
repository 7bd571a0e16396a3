/** What a hub may be asked: by the server, at its start, to open shop. Talk comes as mail from traders. */
import { z } from 'zod';
import { parseWith } from '../parse-with.ts';

const command = z.strictObject({ type: z.literal('open') });

export type Command = z.infer<typeof command>;

export const parseCommand = parseWith(command);
