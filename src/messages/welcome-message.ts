import type { Locale } from '../locale/locale.ts';
import { translator } from '../locale/translate.ts';
import { container, textDisplay } from './components.ts';
import type { Message } from './message.ts';

/** What a server is told once, when the bot has joined it: what it does, three things to begin with, and what it stores. */
export function welcomeMessage(locale: Locale): Message {
  const t = translator(locale);
  const steps = [t('welcome.setup'), t('welcome.digest'), t('welcome.help')];
  const text = [
    `### ${t('welcome.title')}`,
    t('help.about'),
    ...steps.map((step) => `- ${step}`),
    `-# ${t('help.privacy')}`,
  ];
  return { components: [container(textDisplay(text.join('\n')))] };
}
