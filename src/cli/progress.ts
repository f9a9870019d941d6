import ora from 'ora';
import type { CliIo } from './cli-io.ts';

/** Shows how far long work has come, on standard error and at a terminal only. */
export async function withProgress<T>(
  io: CliIo,
  label: string,
  unit: string,
  work: (onProgress: (count: number) => void) => Promise<T>,
): Promise<T> {
  // Without a terminal ora would still print its text, a line each time.
  if (!io.stderr.isTTY) return work(() => {});
  const spinner = ora({ text: label, stream: io.stderr }).start();
  try {
    return await work((count) => {
      spinner.text = `${label}: ${count} ${unit}`;
    });
  } finally {
    spinner.stop();
  }
}
