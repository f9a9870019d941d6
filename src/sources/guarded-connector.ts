import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { isPublicAddress, literalAddress } from './public-address.ts';

interface ResolvedAddress {
  readonly address: string;
  readonly family: number;
}

/** All addresses of a name. */
export type Resolve = (hostname: string) => Promise<readonly ResolvedAddress[]>;

export const resolveBySystem: Resolve = (hostname) => lookup(hostname, { all: true });

/** A connection that was not made, or ended before anything was sent. */
export class PrivateAddressError extends Error {
  constructor() {
    super('The address is not on the public Internet.');
    this.name = 'PrivateAddressError';
  }
}

/** Answers with public addresses alone: the socket connects to what was judged, whatever the name says a second later. */
function publicLookup(resolve: Resolve): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (answers) => {
        const open = answers.filter(({ address }) => isPublicAddress(address));
        const [first] = open;
        if (first === undefined) callback(new PrivateAddressError(), []);
        else if (options.all === true) callback(null, [...open]);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, []),
    );
  };
}

export interface ConnectorOptions {
  readonly resolve: Resolve;
  /** `host` or `host:port`, of which any address will do. */
  readonly allowedHosts: ReadonlySet<string>;
  readonly timeoutMs: number;
}

const defaultPorts: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

/**
 * Connects to public addresses alone. Node looks no literal address up, so these are judged here; names are judged by
 * their answers; and the address that the socket ended at once more, before a byte of the request is written.
 */
export function buildGuardedConnector(options: ConnectorOptions): buildConnector.connector {
  const { resolve, allowedHosts, timeoutMs } = options;
  const common = { timeout: timeoutMs, allowH2: false };
  const connectAnywhere = buildConnector(common);
  const connect = buildConnector({ ...common, lookup: publicLookup(resolve) });
  return (target, callback) => {
    const port = target.port || defaultPorts[target.protocol];
    if (allowedHosts.has(target.hostname) || allowedHosts.has(`${target.hostname}:${port}`)) {
      connectAnywhere(target, callback);
      return;
    }
    const literal = literalAddress(target.hostname);
    if (literal !== null && !isPublicAddress(literal)) {
      callback(new PrivateAddressError(), null);
      return;
    }
    connect(target, (...[error, socket]) => {
      if (error !== null) return callback(error, null);
      if (isPublicAddress(socket.remoteAddress ?? '')) return callback(null, socket);
      socket.destroy();
      return callback(new PrivateAddressError(), null);
    });
  };
}
