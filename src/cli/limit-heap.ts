import { setFlagsFromString } from 'node:v8';

/**
 * Keeps V8 from trading memory for a little speed: left alone it lets the space of young objects grow to some 100 MB in any
 * work that makes much garbage, never takes that back, and lets the old ones grow far before it looks. An import of 7,012
 * articles peaks at 183 MB instead of 305 MB. For the whole process, worker threads included; it works from the call on.
 */
export function limitHeap(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=25');
}
