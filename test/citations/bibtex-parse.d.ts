/** The part of it that the tests use: the entries of a file with their fields as written. */
declare module 'bibtex-parse' {
  export function parse(text: string): readonly {
    readonly itemtype: string;
    readonly type?: string;
    readonly key?: string;
    readonly fields?: readonly { readonly name: string; readonly value: string }[];
  }[];
}
