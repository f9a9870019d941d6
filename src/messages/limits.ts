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
} as const;
