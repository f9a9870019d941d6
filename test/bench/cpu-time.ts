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

/** What `runTask` reads. */
export function printFigures(figures: Readonly<Record<string, number>>): void {
  process.stdout.write(JSON.stringify(figures));
}
