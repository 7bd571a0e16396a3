/** A connection to the database past our own code, for who looks at it from outside. */
import pg from 'pg';

export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'history' });
  // It is killed under us on purpose.
  client.on('error', () => {});
  await client.connect();
  return client;
}
