import fc from 'fast-check';

const nasty = [
  '@everyone',
  '<@80351110224678912>',
  '<t:1618953630:R>',
  '</airhorn:816437322781949972>',
  '<a:spin:816437322781949972>',
  '[click](https://evil.example)',
  '](https://evil.example)',
  'https://evil.example/path',
  '```',
  '||spoiler||',
  '# heading',
  '-# small',
  '- item',
  '1. item',
  '> quote',
  '>>> quote',
  '\u202eesrever\u202c',
  '\u200b\u2060',
  '👩‍👩‍👧‍👦',
  'e\u0301\u0301\u0301\u0301\u0301\u0301\u0301',
  '\\',
  '*',
  '_',
  '~~',
  '\n\n',
  '中俄',
  '"',
  '\ud83d',
];

/** Text as a hostile page would send it: markup, mentions, directions, joined with anything at all. */
export function hostileText(maxLength: number): fc.Arbitrary<string> {
  const piece = fc.oneof(
    fc.constantFrom(...nasty),
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
  );
  return fc
    .array(piece, { minLength: 1, maxLength: 40 })
    .map((pieces) => pieces.join('').slice(0, maxLength));
}
