import { readdirSync, readFileSync } from 'node:fs';

/** Processor time of all threads of this process that some work takes, in milliseconds. */
export async function cpuMs(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The most memory that this process had, in megabytes. */
export function peakRssMb(): number {
  return process.resourceUsage().maxRSS / 1024;
}

/**
 * The memory of this process and of those that it started, in megabytes, what they share counted once: the proportional set size
 * of Linux; NaN elsewhere.
 */
function familyMb(): number {
  try {
    const { pid } = process;
    const children = readdirSync('/proc/self/task').flatMap((thread) =>
      readFileSync(`/proc/self/task/${thread}/children`, 'utf8').split(' '),
    );
    return [String(pid), ...children].filter((id) => id !== '').reduce((sum, id) => sum + pssMb(id), 0);
  } catch {
    return Number.NaN;
  }
}

/** 0 for a process that has ended meanwhile. */
function pssMb(pid: string): number {
  try {
    const kilobytes = /^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
    return Number(kilobytes ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Looks every so often at the memory of this process and its children; the most that was seen when it is asked. */
export function watchFamily(everyMs = 200): { peakMb(): number } {
  let peakMb = familyMb();
  const timer = setInterval(() => {
    peakMb = Math.max(peakMb, familyMb());
  }, everyMs);
  return {
    peakMb: () => {
      clearInterval(timer);
      return Math.max(peakMb, familyMb());
    },
  };
}

/** What `runTask` reads. */
export function printFigures(figures: Readonly<Record<string, number>>): void {
  process.stdout.write(JSON.stringify(figures));
}
