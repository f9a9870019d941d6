import { setFlagsFromString } from 'node:v8';

/**
 * Keeps V8 from growing the space of young objects to some 100 MB, which it does in any work that makes much garbage
 * and never takes back. An import of 7,012 articles peaks at 204 MB instead of 305 MB, in the same processor time.
 * For the whole process, worker threads included; it works from the call on.
 */
export function limitYoungGeneration(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}
