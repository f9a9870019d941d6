import { html } from 'hono/html';
import { translator } from '../../locale/translate.ts';
import { formatTimestamp } from './format-timestamp.ts';
import type { Look } from './look.ts';
import type { Block, Inline, List, MentionKind } from './markdown-tree.ts';
import { parseMarkdown } from './parse-markdown.ts';

/** Markup in which all that came from outside is escaped. */
export type Html = ReturnType<typeof html>;

function timestamp(seconds: number, style: string, look: Look): Html {
  const shown = formatTimestamp(seconds, style, look);
  if (shown === null) return html`&lt;t:${seconds}:${style}&gt;`;
  const iso = new Date(seconds * 1000).toISOString();
  return html`<time datetime="${iso}" title="${formatTimestamp(seconds, 'F', look)}">${shown}</time>`;
}

function mention(kind: MentionKind, id: string, look: Look): Html {
  const t = translator(look.locale);
  const named = { channel: look.channels, user: look.people, role: look.roles }[kind];
  const name = named.find((each) => each.id === id)?.name ?? t(`preview.unknown.${kind}`);
  return html`<span class="mention">${kind === 'channel' ? '#' : '@'}${name}</span>`;
}

function inline(node: Inline, look: Look): Html {
  const inner = () => ('children' in node ? node.children.map((child) => inline(child, look)) : []);
  switch (node.kind) {
    case 'text':
      return html`${node.text}`;
    case 'code':
      return html`<code>${node.text}</code>`;
    case 'bold':
      return html`<strong>${inner()}</strong>`;
    case 'italic':
      return html`<em>${inner()}</em>`;
    case 'underline':
      return html`<u>${inner()}</u>`;
    case 'strike':
      return html`<s>${inner()}</s>`;
    case 'spoiler':
      return html`<span class="spoiler" tabindex="0">${inner()}</span>`;
    case 'link':
      return html`<a href="${node.url}" target="_blank" rel="noopener noreferrer">${inner()}</a>`;
    case 'timestamp':
      return timestamp(node.seconds, node.style, look);
    case 'command':
      return html`<span class="mention">/${node.name}</span>`;
    default:
      return mention(node.kind, node.id, look);
  }
}

function list({ start, items }: List, look: Look): Html {
  const inner = items.map(
    ({ children, nested }) =>
      html`<li>${children.map((child) => inline(child, look))}${nested && list(nested, look)}</li>`,
  );
  return start === null ? html`<ul>${inner}</ul>` : html`<ol start="${start}">${inner}</ol>`;
}

/** The page has headings above those of a message, so that these begin with the third level. */
function heading(level: 1 | 2 | 3, inner: readonly Html[]): Html {
  if (level === 1) return html`<h3 class="heading-1">${inner}</h3>`;
  if (level === 2) return html`<h4 class="heading-2">${inner}</h4>`;
  return html`<h5 class="heading-3">${inner}</h5>`;
}

function block(node: Block, look: Look): Html {
  const inner = () => ('children' in node ? node.children.map((child) => inline(child, look)) : []);
  switch (node.kind) {
    case 'paragraph':
      return html`<p>${inner()}</p>`;
    case 'subtext':
      return html`<p class="subtext">${inner()}</p>`;
    case 'heading':
      return heading(node.level, inner());
    case 'quote':
      return html`<blockquote>${node.blocks.map((each) => block(each, look))}</blockquote>`;
    case 'codeBlock':
      return html`<pre><code>${node.text}</code></pre>`;
    case 'blankLine':
      return html`<br>`;
    case 'list':
      return list(node, look);
  }
}

/** Text in Discord's markdown as Discord shows it: blocks to be put into an element of their own. */
export function renderMarkdown(text: string, look: Look): Html {
  return html`${parseMarkdown(text).map((node) => block(node, look))}`;
}
