import { InteractionResponseType as Answer, InteractionType, MessageFlags } from 'discord-api-types/v10';
import { messageFaults } from './channel-routes.ts';
import type { JsonObject } from './json.ts';
import { componentsOf, isObject } from './json.ts';
import { autocompleteLimits, brokenLimits, componentLimits, modalLimits } from './limits.ts';
import type { LiveInteraction, LiveInteractions } from './live-interactions.ts';
import { firstAnswerWithinMs, tokenLivesMs } from './live-interactions.ts';
import type { ApiAnswer, Call, Route } from './route.ts';
import { ApiError, param } from './route.ts';
import { messageJson } from './wire-format.ts';
import type { DoubleMessage, World } from './world.ts';

/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-interaction-callback-type */
function allowedAnswers(interaction: LiveInteraction): readonly Answer[] {
  const replies = [Answer.ChannelMessageWithSource, Answer.DeferredChannelMessageWithSource];
  const updates = [Answer.DeferredMessageUpdate, Answer.UpdateMessage];
  switch (interaction.type) {
    case InteractionType.ApplicationCommandAutocomplete:
      return [Answer.ApplicationCommandAutocompleteResult];
    case InteractionType.MessageComponent:
      return [...replies, ...updates, Answer.Modal];
    case InteractionType.ModalSubmit:
      return interaction.source === null ? replies : [...replies, ...updates];
    default:
      return [...replies, Answer.Modal];
  }
}

export function interactionRoutes(world: World, interactions: LiveInteractions): readonly Route[] {
  const original = '/webhooks/{webhook_id}/{webhook_token}/messages/@original';
  return [
    {
      method: 'POST',
      template: '/interactions/{interaction_id}/{interaction_token}/callback',
      needsBotToken: false,
      limits: callbackFaults,
      handle: (call) => acknowledge(world, interactions, call),
    },
    {
      method: 'POST',
      template: '/webhooks/{webhook_id}/{webhook_token}',
      needsBotToken: false,
      limits: (call) => messageFaults(call.body),
      handle: (call) => followUp(world, acknowledged(world, interactions, call), call),
    },
    {
      method: 'GET',
      template: original,
      needsBotToken: false,
      handle: (call) => ({
        status: 200,
        body: messageJson(world, originalOf(acknowledged(world, interactions, call))),
      }),
    },
    {
      method: 'PATCH',
      template: original,
      needsBotToken: false,
      limits: (call) => [...messageFaults(call.body), ...editFaults(call.body)],
      handle: (call) => editOriginal(world, acknowledged(world, interactions, call), call),
    },
    {
      method: 'DELETE',
      template: original,
      needsBotToken: false,
      handle: (call) => {
        const interaction = acknowledged(world, interactions, call);
        if (interaction.original) interaction.original.deleted = true;
        changed(interaction, { waiting: false });
        return { status: 204 };
      },
    },
  ];
}

function callbackFaults(call: Call): readonly string[] {
  const { type, data } = isObject(call.body) ? call.body : {};
  const content = isObject(data) ? data : {};
  switch (type) {
    case Answer.ChannelMessageWithSource:
      return messageFaults(content);
    case Answer.UpdateMessage:
      return [...messageFaults(content), ...editFaults(content)];
    case Answer.Modal:
      return [...brokenLimits(modalLimits, content), ...brokenLimits(componentLimits, content)];
    case Answer.ApplicationCommandAutocompleteResult:
      return brokenLimits(autocompleteLimits, content);
    default:
      return [];
  }
}

/** https://discord.com/developers/docs/resources/webhook#edit-webhook-message-jsonform-params */
function editFaults(body: unknown): readonly string[] {
  const flags = isObject(body) ? Number(body.flags ?? 0) : 0;
  const others = flags & ~(MessageFlags.IsComponentsV2 | MessageFlags.SuppressEmbeds);
  return others === 0 ? [] : [`an edit sets flags ${others}`];
}

function acknowledge(world: World, interactions: LiveInteractions, call: Call): ApiAnswer {
  const interaction = interactions.byId(param(call, 'interaction_id'));
  if (interaction?.token !== param(call, 'interaction_token')) throw new ApiError(404, 10062);
  if (interaction.callback !== null) throw new ApiError(400, 40060);
  if (world.now() - interaction.createdAtMs > firstAnswerWithinMs) throw new ApiError(404, 10062);

  const { type, data } = call.body as { type: Answer; data?: JsonObject };
  if (!allowedAnswers(interaction).includes(type)) {
    throw new ApiError(400, 50035, {
      errors: { type: `answer ${type} to an interaction of type ${interaction.type}` },
    });
  }
  interaction.callback = { type, atMs: world.now() };
  interaction.ephemeral = (Number(data?.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  changed(interaction, effectOf(world, interaction, type, data ?? {}, call.files));
  return { status: 204 };
}

/** What the first answer makes of the interaction, its messages posted or edited. */
function effectOf(
  world: World,
  interaction: LiveInteraction,
  type: Answer,
  data: JsonObject,
  files: Call['files'],
): Partial<LiveInteraction> {
  switch (type) {
    case Answer.ChannelMessageWithSource:
      return { original: post(world, interaction, data, interaction.ephemeral, files) };
    case Answer.DeferredChannelMessageWithSource: {
      const placeholder = { flags: MessageFlags.Loading };
      return { waiting: true, original: post(world, interaction, placeholder, interaction.ephemeral, []) };
    }
    case Answer.DeferredMessageUpdate:
      return { waiting: true, original: interaction.source };
    case Answer.UpdateMessage:
      if (interaction.source) edit(world, interaction.source, data, files);
      return { original: interaction.source };
    case Answer.Modal:
      return { modal: data };
    default:
      return { choices: (data.choices ?? []) as readonly JsonObject[] };
  }
}

/** The interaction of a webhook route: it must have been answered, and its token must still be good. */
function acknowledged(world: World, interactions: LiveInteractions, call: Call): LiveInteraction {
  const interaction = interactions.byToken(param(call, 'webhook_token'));
  if (interaction?.callback == null || param(call, 'webhook_id') !== world.applicationId)
    throw new ApiError(404, 10015);
  if (world.now() - interaction.createdAtMs > tokenLivesMs) throw new ApiError(401, 50027);
  return interaction;
}

function originalOf(interaction: LiveInteraction): DoubleMessage {
  if (interaction.original === null || interaction.original.deleted) throw new ApiError(404, 10008);
  return interaction.original;
}

function editOriginal(world: World, interaction: LiveInteraction, call: Call): ApiAnswer {
  const message = originalOf(interaction);
  edit(world, message, call.body as JsonObject, call.files);
  changed(interaction, { waiting: false });
  return { status: 200, body: messageJson(world, message) };
}

/** The first follow-up to a deferred reply takes the place of its placeholder, whatever visibility it asks for. */
function followUp(world: World, interaction: LiveInteraction, call: Call): ApiAnswer {
  const body = call.body as JsonObject;
  const deferred = interaction.callback?.type === Answer.DeferredChannelMessageWithSource;
  if (interaction.waiting && deferred) return editOriginal(world, interaction, call);
  const ephemeral = (Number(body.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  const message = post(world, interaction, body, ephemeral, call.files);
  interaction.followUps.push(message);
  changed(interaction, {});
  return { status: 200, body: messageJson(world, message) };
}

function post(
  world: World,
  interaction: LiveInteraction,
  data: JsonObject,
  ephemeral: boolean,
  files: Call['files'],
): DoubleMessage {
  const message = world.makeMessage(interaction.channelId, {
    components: componentsOf(data),
    flags: Number(data.flags ?? 0) | (ephemeral ? MessageFlags.Ephemeral : 0),
    files,
    interaction: { id: interaction.id, type: interaction.type },
  });
  if (!ephemeral) world.channels.get(interaction.channelId)?.messages.push(message);
  return message;
}

function edit(world: World, message: DoubleMessage, data: JsonObject, files: Call['files']): void {
  message.components = componentsOf(data);
  message.flags = (message.flags & ~MessageFlags.Loading) | Number(data.flags ?? 0);
  message.editedAtMs = world.now();
  if (files.length > 0) message.files = files;
}

function changed(interaction: LiveInteraction, fields: Partial<LiveInteraction>): void {
  Object.assign(interaction, fields);
  interaction.changes.emit('change');
}
