/** Where the components of the setup dialogue lead; the first argument of each is the dialogue's key. */
export const setupRoutes = {
  /** Then the field, and for a button its value. */
  choose: 'setup.choose',
  /** A text that was typed; then the field. */
  typed: 'setup.typed',
  show: 'setup.show',
  preview: 'setup.preview',
  /** Then how many other digests of the channel the person was shown. */
  save: 'setup.save',
  /** Goes on with another digest; then its id. */
  instead: 'setup.instead',
  cancel: 'setup.cancel',
} as const;

/** The value that opens a field to type into. */
export const otherChoice = 'other';

/** Fields that can be typed into. */
export const typedFields = ['time', 'days', 'zone'] as const;
export type TypedField = (typeof typedFields)[number];

/** The field of a modal. */
export const typedText = 'text';
