/** Who is in the square: names and tags, which change seldom. Where they are comes in frames. */
import { type SchemaType, schema, t } from '@colyseus/schema';

export const PersonView = schema({ player: t.string(), name: t.string(), tag: t.uint16() }, 'PersonView');
export const HubView = schema({ people: t.map(PersonView), count: t.uint16() }, 'HubView');
export type HubView = SchemaType<typeof HubView>;
