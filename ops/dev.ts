/** `npm run dev`: the client is rebuilt and the server restarted on every change. For people, not for production. */
import { type ChildProcess, spawn } from 'node:child_process';
import { onStopRequest } from '../server/stopping.ts';

const run = (...args: string[]): ChildProcess => spawn(process.execPath, args, { stdio: 'inherit' });

const children = [
  run('node_modules/vite/bin/vite.js', 'build', 'client', '--watch', '--logLevel', 'warn'),
  run('--watch-path=server', '--watch-path=actors', '--watch-preserve-output', 'server/main.ts'),
];

onStopRequest(() => {
  for (const child of children) child.kill('SIGTERM');
});
