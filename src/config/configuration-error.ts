import { UserError } from '../errors.ts';
import type { SettingName } from './setting-names.ts';

/** One thing that is wrong with one setting; never holds the value of a secret. */
export interface ConfigFault {
  readonly setting: SettingName | '.env';
  readonly problem: string;
  readonly example: string;
}

/** All faults of all settings at once, so that mending them takes one try. */
export class ConfigurationError extends UserError {
  readonly faults: readonly ConfigFault[];

  constructor(faults: readonly ConfigFault[]) {
    const lines = faults.map((fault) => `${fault.setting} ${fault.problem} Example: ${fault.example}`);
    super('error.configuration', { faults: lines.join('\n') }, { kind: 'configuration' });
    this.name = 'ConfigurationError';
    this.message = lines.join('\n');
    this.faults = faults;
  }
}
