import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { ConfigurationError } from './configuration-error.ts';
import { errorCode } from './error-code.ts';

/** Settings as they were given, by name. */
export type Given = Readonly<Record<string, string | undefined>>;

/** An empty value counts as not set. */
export function withoutEmpty(env: Given): Given {
  return Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
}

/** @throws ConfigurationError for a file that is there and cannot be read */
export function readEnvFile(path: string): Given {
  try {
    return parseEnv(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return {};
    const problem = `cannot be read (${errorCode(error)}).`;
    throw new ConfigurationError([{ setting: '.env', problem, example: 'a copy of .env.example' }]);
  }
}
