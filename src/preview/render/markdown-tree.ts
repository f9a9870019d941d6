/** What stands in a line. */
export type Inline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: SpanKind; readonly children: readonly Inline[] }
  /** `url` is http(s). */
  | { readonly kind: 'link'; readonly url: string; readonly children: readonly Inline[] }
  /** `seconds` since the epoch; `style` is one of Discord's letters. */
  | { readonly kind: 'timestamp'; readonly seconds: number; readonly style: string }
  | { readonly kind: MentionKind; readonly id: string }
  /** `name` with its subcommand, without the slash. */
  | { readonly kind: 'command'; readonly name: string };

export type SpanKind = 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler';
export type MentionKind = 'channel' | 'user' | 'role';

export interface List {
  readonly kind: 'list';
  /** The number of the first item; null for a list without numbers. */
  readonly start: number | null;
  readonly items: readonly ListItem[];
}

export interface ListItem {
  readonly children: readonly Inline[];
  readonly nested: List | null;
}

/** What stands on lines of its own. */
export type Block =
  | { readonly kind: 'paragraph' | 'subtext'; readonly children: readonly Inline[] }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly children: readonly Inline[] }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'codeBlock'; readonly text: string }
  | { readonly kind: 'blankLine' }
  | List;
