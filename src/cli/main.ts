import { limitHeap } from './limit-heap.ts';
import { runCli } from './run-cli.ts';

/** The command line as a process: called by `amur.js` once Node is known to be new enough. */
export async function main(process: NodeJS.Process): Promise<void> {
  limitHeap();
  // Whoever read our output has gone (`amur list | head`): nothing is left to be done for them.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
  process.exitCode = await runCli(process.argv.slice(2), {
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    cwd: process.cwd(),
    now: Date.now,
  });
}
