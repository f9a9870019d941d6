import { commands, messageCommands, roots } from '../../commands/index.ts';
import { commandJson } from '../dispatch/command-json.ts';
import { createRegistry } from '../dispatch/registry.ts';
import { type Check, good } from '../doctor/check.ts';
import { translator } from '../locale/translate.ts';
import { examineDiscord } from './examine-discord.ts';
import { examineFolders } from './examine-folders.ts';
import { examineStore } from './examine-store.ts';
import type { Session } from './session.ts';

/** Looks at everything but the settings, which could be read. */
export async function examineInstallation(session: Session): Promise<readonly Check[]> {
  const { config, io } = session;
  const t = translator(config.locale);
  const inspected = await examineStore(config, io.now());
  const folders = await examineFolders(config, inspected.database);
  return [
    good('settings', t('doctor.settings.ok')),
    ...folders,
    ...inspected.checks,
    ...(await examineDiscord(config, inspected.subscriptions, commandNames(), io.now)),
  ];
}

function commandNames(): readonly string[] {
  return commandJson(createRegistry(roots, commands, messageCommands)).map(({ name }) => name);
}
