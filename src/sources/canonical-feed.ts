import { DetectError } from 'feedsmith';
import { webUrl } from './web-url.ts';
import { knownPrefix, type Namespaces } from './xml-namespaces.ts';
import { type XmlPiece, xmlPieces } from './xml-pieces.ts';
import { attribute, attributesOf, declaredIn, escaped, localName, prefixOf, resolved } from './xml-tags.ts';

type Tag = Exclude<XmlPiece, { readonly kind: 'text' | 'cdata' }>;

/** An element that is open. */
interface Frame {
  readonly written: string;
  /** What it is called in the canonical document; null where its tags are left out. */
  readonly name: string | null;
  readonly namespaces: Namespaces;
  /** What relative addresses refer to; null as long as no `xml:base` says so. */
  readonly base: string | null;
  /** Elements in it are markup of a text, none of the feed. */
  readonly isText: boolean;
  /** A text that has no markup by its type. */
  readonly isPlain: boolean;
  readonly isBase64: boolean;
}

const roots: ReadonlySet<string> = new Set(['rss', 'rdf', 'feed', 'entry']);

/** Elements that hold a text. */
const texts =
  /^(?:title|description|subtitle|tagline|summary|content|info|rights|copyright|content:encoded|(?:media|dc|atom|itunes):(?:title|description|subtitle|summary|content))$/;
const breaksLine = /^(?:p|div|br|li|h\d|tr|blockquote)$/;

/** What is in RSS the full text as it was before `content:encoded`, and in Atom RSS's time. */
const otherNames: Readonly<Record<string, string>> = {
  'item xhtml:body': 'content:encoded',
  'item fullitem': 'content:encoded',
  'entry pubdate': 'published',
};

const cdataMarks = /^<!\[CDATA\[|\]\]>$/g;

const typeAttribute = /\stype\s*=\s*(?:"[^"]*"|'[^']*')/i;
const addressAttributes: ReadonlySet<string> = new Set(['href', 'src', 'url', 'rdf:about', 'rdf:resource']);

class Canonical {
  readonly #documentUrl: string;
  readonly #entities: ReadonlyMap<string, string>;
  readonly #out: string[] = [];
  readonly #open: Frame[] = [];
  #root: { readonly name: string; readonly prefix: string; readonly uri: string } | null = null;
  #channelIsOpen = false;

  constructor(documentUrl: string, entities: ReadonlyMap<string, string>) {
    this.#documentUrl = documentUrl;
    this.#entities = entities;
  }

  add(piece: XmlPiece): void {
    if (piece.kind === 'text' || piece.kind === 'cdata') this.#addText(piece);
    else if (piece.kind === 'close') this.#close(piece);
    else this.#start(piece);
  }

  toString(): string {
    const isEntry = this.#root?.name === 'entry';
    return isEntry ? `<feed>${this.#out.join('')}</feed>` : this.#out.join('');
  }

  #addText({ kind, text }: { readonly kind: 'text' | 'cdata'; readonly text: string }): void {
    if (this.#root === null) return;
    const frame = this.#open.at(-1);
    const content = text.replace(cdataMarks, '');
    if (frame?.isBase64) this.#out.push(escaped(Buffer.from(content, 'base64').toString('utf8')));
    else if (frame?.name === 'link' && frame.base !== null) this.#out.push(resolved(content, frame.base));
    else this.#out.push(kind === 'cdata' || this.#entities.size === 0 ? text : this.#unfolded(text));
  }

  #unfolded(text: string): string {
    return text.replace(
      /&([a-z_][\w.-]*);/gi,
      (written, name: string) => this.#entities.get(name) ?? written,
    );
  }

  #start(tag: Tag): void {
    if (this.#root === null && !this.#isRoot(tag)) return;
    const outer = this.#open.at(-1);
    if (outer?.isPlain) {
      this.#out.push(breaksLine.test(tag.name) ? '\n' : '');
      if (tag.kind === 'open') this.#open.push({ ...outer, written: tag.name, name: null });
      return;
    }
    // Most tags have nothing that matters here.
    const isBare = !tag.text.includes('=');
    const attributes = isBare ? new Map<string, string>() : attributesOf(tag.text);
    const namespaces = declaredIn(attributes, outer?.namespaces ?? new Map());
    const ownBase = attributes.get('xml:base');
    const outerBase = outer?.base ?? null;
    const base =
      ownBase === undefined
        ? outerBase
        : (webUrl(ownBase.replaceAll('&amp;', '&'), outerBase ?? this.#documentUrl)?.href ?? outerBase);
    this.#root ??= {
      name: localName(tag.name),
      prefix: prefixOf(tag.name),
      uri: namespaces.get(prefixOf(tag.name)) ?? '',
    };
    const name = outer?.isText ? tag.name : this.#nameOf(tag.name, namespaces);
    this.#moveOutOfChannel(name);
    this.#out.push(this.#rewritten(tag, name, base));
    if (tag.kind === 'empty') return;
    const isText = outer?.isText === true || texts.test(name);
    const isBase64 = attributes.get('mode') === 'base64';
    const type = attributes.get('type') ?? '';
    const isPlain =
      isText && !outer?.isText && this.#isAtom() && /^(?:text(?:\/plain)?)?$/i.test(type.trim()) && !isBase64;
    this.#open.push({ written: tag.name, name, namespaces, base, isText, isPlain, isBase64 });
  }

  /** @throws DetectError where the document is a page */
  #isRoot(tag: Tag): boolean {
    if (tag.name === 'html') throw new DetectError('The document is a page.');
    return roots.has(localName(tag.name));
  }

  #isAtom(): boolean {
    return this.#root?.name === 'feed' || this.#root?.name === 'entry';
  }

  #nameOf(written: string, namespaces: Namespaces): string {
    const prefix = prefixOf(written);
    const local = localName(written);
    const uri = namespaces.get(prefix) ?? '';
    const isCore = uri === this.#root?.uri && prefix === this.#root.prefix;
    const known = isCore ? '' : (knownPrefix(uri) ?? prefix);
    const canonical = known === (this.#isAtom() ? 'atom' : 'rss') ? '' : known;
    const name = canonical === '' ? local : `${canonical}:${local}`;
    const path = `${this.#open.at(-1)?.name} ${name}`;
    if (Object.hasOwn(otherNames, path)) return otherNames[path] ?? name;
    // The order in which RDF names its items is that of the document; where it names others they are meant all the same.
    return name === 'items' && this.#root?.name === 'rdf' ? 'other:items' : name;
  }

  /** RDF has its items beside the channel, some have them in it. */
  #moveOutOfChannel(name: string): void {
    if (this.#root?.name !== 'rdf') return;
    if (name === 'channel') this.#channelIsOpen = true;
    if (name !== 'item' || !this.#channelIsOpen) return;
    this.#out.push('</channel>');
    this.#channelIsOpen = false;
  }

  #rewritten(tag: Tag, name: string, base: string | null): string {
    const isRoot = this.#open.length === 0;
    let text = tag.text;
    if (!text.startsWith(name, 1)) text = `<${name}${text.slice(tag.name.length + 1)}`;
    // The default namespace of the root is the one of the canonical document.
    if (isRoot) text = text.replace(/\sxmlns\s*=\s*(?:"[^"]*"|'[^']*')/i, '');
    // Feedsmith knows them in small letters alone.
    if (texts.test(name)) text = text.replace(typeAttribute, (written) => written.toLowerCase());
    if (base !== null) text = this.#withBase(text, name, base);
    const hasNoAddress =
      name === 'link' && tag.kind === 'open' && this.#isAtom() && !/\shref\s*=/i.test(text);
    return hasNoAddress && !/\srel\s*=/i.test(text) ? text.replace('>', ' rel="alternate">') : text;
  }

  #withBase(tag: string, name: string, base: string): string {
    const text = tag.replace(attribute, (written, key: string, double?: string, single?: string) => {
      const lower = key.toLowerCase();
      if (lower === 'xml:base') return '';
      return addressAttributes.has(lower) ? `${key}="${resolved(double ?? single ?? '', base)}"` : written;
    });
    const isNeeded = name === 'item' || name === 'entry' || texts.test(name) || this.#open.length === 0;
    return isNeeded ? text.replace(/\s*(\/?)>$/, ` xml:base="${escaped(base)}"$1>`) : text;
  }

  #close(tag: Tag): void {
    if (this.#root === null) return;
    const depth = this.#open.findLastIndex(({ written }) => written === tag.name);
    const frame = this.#open[depth];
    if (frame === undefined) {
      this.#out.push(tag.text);
      return;
    }
    this.#open.length = depth;
    if (frame.name === null) {
      this.#out.push(breaksLine.test(tag.name) ? '\n' : '');
      return;
    }
    if (frame.name === 'channel' && this.#root.name === 'rdf') {
      if (!this.#channelIsOpen) return;
      this.#channelIsOpen = false;
    }
    this.#out.push(`</${frame.name}>`);
  }
}

/**
 * A feed of XML as feedsmith knows it: the feed's own elements without a prefix and those of others with the usual one, whatever they
 * are called in the document; addresses absolute where an `xml:base` says what they refer to; nothing before the root, no
 * comments and no instructions. What is not well formed stays so.
 * @param entities what the document defines, as markup
 * @throws DetectError where the document is a page
 */
export function canonicalFeed(
  xml: string,
  documentUrl: string,
  entities: ReadonlyMap<string, string>,
): string {
  const canonical = new Canonical(documentUrl, entities);
  for (const piece of xmlPieces(xml)) canonical.add(piece);
  return canonical.toString();
}
