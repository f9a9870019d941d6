const doctype = /<!DOCTYPE[^>[]*(?:\[(?:[^\]"']|"[^"]*"|'[^']*')*\]\s*)?>/i;
/** Neither parameters nor files: names for a text. */
const definition = /<!ENTITY\s+([a-z_][\w.-]*)\s+(?:"([^"]*)"|'([^']*)')\s*>/gi;

/** What an entity may stand for, in characters: a name or a sign. Then a document grows by less than what it has of references. */
const longestEntity = 60;
const mostEntities = 300;
const mostReferences = 5_000;

export interface UntypedDocument {
  readonly xml: string;
  /** Short texts that the document type gives names to, as markup. */
  readonly entities: ReadonlyMap<string, string>;
}

const none: ReadonlyMap<string, string> = new Map();

function entitiesOf(type: string): ReadonlyMap<string, string> {
  const entities = new Map<string, string>();
  for (const [, name = '', double, single] of type.matchAll(definition)) {
    const text = double ?? single ?? '';
    // One that refers to another could unfold without end.
    const isSafe =
      text.length <= longestEntity && !/[<%]|&(?!#\d|#x[\da-f]|(?:amp|lt|gt|quot|apos);)/i.test(text);
    if (isSafe && entities.size < mostEntities && !entities.has(name)) entities.set(name, text);
  }
  return entities;
}

/**
 * A document without its type. Of what that defines, short texts are kept, where the document refers to them a few times; nothing
 * else is unfolded, and nothing is fetched.
 */
export function withoutDoctype(written: string): UntypedDocument {
  const [type] = doctype.exec(written.slice(0, 100_000)) ?? [];
  const xml = type === undefined ? written : written.replace(type, () => '');
  if (/<!DOCTYPE/i.test(xml.slice(0, 1_000))) return { xml: '', entities: none };
  if (type === undefined) return { xml, entities: none };
  const entities = entitiesOf(type);
  const isFew = entities.size > 0 && (xml.match(/&[a-z_]/gi)?.length ?? 0) <= mostReferences;
  return { xml, entities: isFew ? entities : none };
}
