/**
 * `npm run test:crash -- --seeds N`: N histories, each with a process killed at every one of the 13 points. `--from S` begins at
 * another seed, `--seed S` replays one. Exits with 1 when a promise was broken.
 */
import { parseArgs } from 'node:util';
import { killPoints } from './kill-points.ts';
import { runChain } from './run-chain.ts';

const { values: options } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    jobs: { type: 'string', default: '2' },
  },
});

const first = Number(options.seed ?? options.from);
const count = options.seed === undefined ? Number(options.seeds) : 1;
const seeds = Array.from({ length: count }, (_, index) => first + index).values();
const kills = new Map<string, number>();
const ends = new Map<string, number>();
let failed = 0;
let done = 0;

function addTo(sums: Map<string, number>, counts: Readonly<Record<string, number>>): void {
  for (const [name, number] of Object.entries(counts)) sums.set(name, (sums.get(name) ?? 0) + number);
}

async function work(): Promise<void> {
  for (const seed of seeds) {
    const report = await runChain(seed);
    addTo(kills, report.kills);
    addTo(ends, report.ends);
    done += 1;
    if (done % 20 === 0) process.stderr.write(`${done} of ${count}\n`);
    if (report.broken.length === 0) continue;
    failed += 1;
    process.stdout.write(`seed ${seed} broke the promise (replay: npm run test:crash -- --seed ${seed}):\n`);
    for (const line of report.broken) process.stdout.write(`  ${line}\n`);
  }
}

await Promise.all(Array.from({ length: Number(options.jobs) }, work));
const list = (sums: Map<string, number>) => [...sums].map(([name, number]) => `${name} ${number}`).join(', ');
process.stdout.write(`${done} histories over ${killPoints.length} points, ${failed} broken.\n`);
process.stdout.write(`processes killed: ${list(kills)}\nrows ended as: ${list(ends)}\n`);
process.exitCode = failed > 0 ? 1 : 0;
