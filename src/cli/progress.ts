import ora from 'ora';
import type { CliIo } from './cli-io.ts';

/** Shows how far long work has come, on standard error and at a terminal only. */
export async function withProgress<T>(
  io: CliIo,
  label: string,
  work: (onProgress: (files: number) => void) => Promise<T>,
): Promise<T> {
  // Without a terminal ora would still print its text, a line each time.
  if (!io.stderr.isTTY) return work(() => {});
  const spinner = ora({ text: label, stream: io.stderr }).start();
  try {
    return await work((files) => {
      spinner.text = `${label}: ${files} files`;
    });
  } finally {
    spinner.stop();
  }
}
