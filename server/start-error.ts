/** Why the server cannot start, in one sentence that says what is wrong and how to mend it. main.ts prints it and exits 2. */
export class StartError extends Error {
  override name = 'StartError';
}
