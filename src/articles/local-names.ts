/** What to call something, by the language of the reader; the keys are Discord's codes. */
export interface LocalNames {
  readonly en: string;
  readonly 'zh-CN': string;
  readonly 'zh-TW': string;
  readonly ru: string;
}
