import type { REST } from 'discord.js';
import type { APIInteraction, APIMessageTopLevelComponent } from 'discord-api-types/v10';
import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { onTestFinished } from 'vitest';
import { createGateway } from '../../src/discord/gateway.ts';
import { createRest } from '../../src/discord/rest.ts';
import type { Message } from '../../src/messages/message.ts';
import type { DiscordDouble, DiscordDoubleOptions } from '../support/discord/discord-double.ts';
import { startDiscordDouble } from '../support/discord/discord-double.ts';

/** A double for one test; the test fails when the bot broke a limit. */
export async function doubleForTest(options: DiscordDoubleOptions = {}): Promise<DiscordDouble> {
  const double = await startDiscordDouble(options);
  onTestFinished(() => double.close());
  return double;
}

export function restTo(double: DiscordDouble, timeoutMs = 5_000): REST {
  return createRest({ token: double.token, apiUrl: double.url, fetch, timeoutMs });
}

export function textMessage(text: string, customId = 'digest:more'): Message {
  const components: readonly APIMessageTopLevelComponent[] = [
    { type: ComponentType.TextDisplay, content: text },
    {
      type: ComponentType.ActionRow,
      components: [
        { type: ComponentType.Button, style: ButtonStyle.Secondary, label: 'More', custom_id: customId },
      ],
    },
  ];
  return { components };
}

/** A gateway whose listener writes down what it hears. */
export async function listenTo(
  double: DiscordDouble,
  answer: (interaction: APIInteraction) => void = () => {},
) {
  const heard: { event: string; of: unknown }[] = [];
  const note = (event: string) => (of: unknown) => {
    heard.push({ event, of });
  };
  const gateway = createGateway({
    token: double.token,
    rest: restTo(double),
    now: Date.now,
    // The least jitter: tests wait for what the pace waits for.
    random: () => 0,
    log: { info: () => {}, warn: () => {} },
    listener: {
      servers: (ids) => note('servers')([...ids]),
      joined: note('joined'),
      left: note('left'),
      fatal: (error) => note('fatal')(error.key),
      interaction: answer,
    },
  });
  onTestFinished(() => gateway.stop());
  return { gateway, heard };
}
