/** For each kind's `messages.ts`: from untrusted body to command, or to one sentence naming the field. */
import type { z } from 'zod';

export function parseWith<Command>(schema: z.ZodType<Command>) {
  return (body: unknown): { command: Command } | { invalid: string } => {
    const parsed = schema.safeParse(body);
    if (parsed.success) return { command: parsed.data };
    const [issue] = parsed.error.issues;
    const field = issue?.path.join('.') || 'body';
    return { invalid: `${field}: ${issue?.message ?? 'not understood'}` };
  };
}
