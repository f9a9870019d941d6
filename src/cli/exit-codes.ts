import type { ErrorKind } from '../errors.ts';

/** Where a number is from sysexits.h its name there is given. */
export const exitCodes = {
  failed: 1,
  usage: 2,
  unusable: 65, // EX_DATAERR
  missing: 66, // EX_NOINPUT
  unavailable: 69, // EX_UNAVAILABLE
  busy: 75, // EX_TEMPFAIL
  configuration: 78, // EX_CONFIG
} as const satisfies Record<ErrorKind, number>;
