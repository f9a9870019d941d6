/** What one look at an installation found. */
export interface Check {
  /** Which look it was; several findings may share one, such as one for each channel. */
  readonly name:
    | 'settings'
    | 'token'
    | 'discord'
    | 'clock'
    | 'intents'
    | 'logins'
    | 'servers'
    | 'commands'
    | 'channels'
    | 'dataFolder'
    | 'database'
    | 'disk'
    | 'archives'
    | 'coverage'
    | 'feeds'
    | 'schedule'
    | 'deliveries';
  /** False for a fault: something that Amur is set up to do cannot work. */
  readonly ok: boolean;
  /** A sentence for people, in the language of the settings. */
  readonly detail: string;
  /** What to do; beside an `ok` it is advice. */
  readonly fix: string | null;
}

export function good(name: Check['name'], detail: string): Check {
  return { name, ok: true, detail, fix: null };
}

/** Worth knowing, but nothing is broken. */
export function note(name: Check['name'], detail: string, fix: string): Check {
  return { name, ok: true, detail, fix };
}

export function fault(name: Check['name'], detail: string, fix: string): Check {
  return { name, ok: false, detail, fix };
}
