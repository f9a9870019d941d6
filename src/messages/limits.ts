/**
 * Discord's limits on what we send. Sources are pages of Discord's developer documentation, read in August 2026.
 */
export const limits = {
  /** Over all text displays of a message [components/reference]. */
  textCharacters: 4000,
  /** Nested ones included [components/reference]. */
  components: 40,
  /** [components/reference, button] */
  buttonLabel: 80,
  buttonUrl: 512,
  buttonsInRow: 5,
  /** [components/reference, string select] */
  selectOptions: 25,
  selectText: 100,
  /** [interactions/receiving-and-responding, autocomplete] */
  choices: 25,
  choiceName: 100,
  /** Of all files of a message, where neither server nor user has paid for more: 10 MiB, with room for the rest of the request [reference, uploading files]. */
  attachmentBytes: 8_000_000,
  /** [reference, attachment object; components/reference, media gallery item] */
  attachmentDescription: 1024,
} as const;
