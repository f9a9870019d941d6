/** What happens to a request in place of, or around, its ordinary answer. */
export type Fault =
  /** `accepted`: Discord does what was asked, and answers this all the same. */
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly code?: number;
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
      readonly accepted?: boolean;
    }
  /** The connection is cut without an answer. */
  | { readonly kind: 'reset'; readonly accepted: boolean }
  /** No answer ever comes. */
  | { readonly kind: 'hang'; readonly accepted: boolean }
  /** The ordinary answer, once `until` is settled; `before` it is carried out, or after. */
  | {
      readonly kind: 'hold';
      readonly until: Promise<unknown>;
      readonly when: 'beforeAcceptance' | 'afterAcceptance';
    }
  /** Seconds, as in Discord's headers and bodies; the body's own value when the two differ. */
  | {
      readonly kind: 'rateLimit';
      readonly retryAfterS: number;
      readonly bodyRetryAfterS?: number;
      readonly scope: 'user' | 'global' | 'shared';
    }
  /** The HTML page of the proxy in front of Discord. */
  | {
      readonly kind: 'frontProxyPage';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
    };

interface FaultRule {
  readonly method?: string;
  /** Matched against the path after the version, with parameters filled in: `/channels/123/messages`. */
  readonly path?: string | RegExp;
  /** Which matching request is the first to be hit, from 1. */
  readonly nth?: number;
  /** How many are hit; 1 unless told, `Infinity` for all. */
  readonly times?: number;
  readonly fault: Fault;
  /** Told of each request that is hit, before anything else happens to it: the place to kill a process. */
  readonly onHit?: () => void;
}

/** Rules in the order they were added; the first that is still live and matches decides. */
export interface FaultScript {
  add(rule: FaultRule): void;
  clear(): void;
  take(method: string, path: string): Fault | null;
}

export function createFaultScript(): FaultScript {
  let rules: { readonly rule: FaultRule; seen: number; hits: number }[] = [];
  return {
    add: (rule) => {
      rules.push({ rule, seen: 0, hits: 0 });
    },
    clear: () => {
      rules = [];
    },
    take: (method, path) => {
      for (const entry of rules) {
        if (!matches(entry.rule, method, path) || entry.hits >= (entry.rule.times ?? 1)) continue;
        entry.seen += 1;
        if (entry.seen < (entry.rule.nth ?? 1)) continue;
        entry.hits += 1;
        entry.rule.onHit?.();
        return entry.rule.fault;
      }
      return null;
    },
  };
}

function matches(rule: FaultRule, method: string, path: string): boolean {
  if (rule.method !== undefined && rule.method !== method) return false;
  if (rule.path === undefined) return true;
  return typeof rule.path === 'string' ? rule.path === path : rule.path.test(path);
}
