import { ButtonStyle, ChannelType, ComponentType, SelectMenuDefaultValueType } from 'discord-api-types/v10';
import { describe, expect, test } from 'vitest';
import type { Message } from '../../../src/messages/message.ts';
import { renderMessage } from '../../../src/preview/render/render-message.ts';
import { plainLook } from './plain-look.ts';

/** One element a line, to be read. */
function markupOf(...components: Message['components']): readonly string[] {
  const markup = String(renderMessage({ components }, plainLook));
  const inner = /^<div class="message-body">(.*)<\/div>$/s.exec(markup)?.[1];
  return (inner ?? '')
    .replace(/(<\/(?:a|button|option|label|p|svg|summary)>|<(?:hr|img)[^>]*>)/g, '$1\n')
    .trimEnd()
    .split('\n');
}

describe('buttons', () => {
  const { Primary, Secondary, Success, Danger, Link } = ButtonStyle;

  test('of every style', () => {
    const answering = ([Primary, Secondary, Success, Danger] as const).map((style, index) => ({
      type: ComponentType.Button as const,
      style,
      label: 'Go <on>',
      custom_id: `list.page:${index}`,
      disabled: index === 1,
    }));
    const link = {
      type: ComponentType.Button,
      style: Link,
      label: '原文',
      url: 'https://a.example/?a&b',
    } as const;
    expect(markupOf({ type: ComponentType.ActionRow, components: [...answering, link] })).toEqual([
      '<div class="row"><button type="button" class="button primary" data-custom-id="list.page:0">Go &lt;on&gt;</button>',
      '<button type="button" class="button secondary" data-custom-id="list.page:1" disabled>Go &lt;on&gt;</button>',
      '<button type="button" class="button success" data-custom-id="list.page:2">Go &lt;on&gt;</button>',
      '<button type="button" class="button danger" data-custom-id="list.page:3">Go &lt;on&gt;</button>',
      '<a class="button secondary link" href="https://a.example/?a&amp;b" target="_blank" rel="noopener noreferrer">原文</a>',
      '</div>',
    ]);
  });

  test('open nothing but pages of the web', () => {
    const button = {
      type: ComponentType.Button,
      style: Link,
      label: 'x',
      url: 'discord://-/settings',
    } as const;
    expect(() => markupOf({ type: ComponentType.ActionRow, components: [button] })).toThrow('discord:');
  });
});

describe('menus', () => {
  const options = [
    { label: '王毅会见拉夫罗夫', value: 'a1', description: 'RFI · 7月13日' },
    { label: '"核心利益"', value: 'a2' },
  ];

  test('of one choice begin with none', () => {
    const menu = {
      type: ComponentType.StringSelect,
      custom_id: 'article.open',
      placeholder: 'Open',
      options,
    } as const;
    expect(markupOf({ type: ComponentType.ActionRow, components: [{ ...menu, options }] })).toEqual([
      '<div class="row"><select class="menu" data-custom-id="article.open" data-min="1" data-max="1" aria-label="Open"><option value="" selected disabled>Open</option>',
      '<option value="a1"><span class="option-label">王毅会见拉夫罗夫</span><span class="option-dot"> · </span><span class="option-description">RFI · 7月13日</span></option>',
      '<option value="a2"><span class="option-label">&quot;核心利益&quot;</span></option>',
      '</select></div>',
    ]);
  });

  test('of several choices are boxes to tick', () => {
    const days = [
      { label: 'Monday', value: '1', default: true },
      { label: 'Tuesday', value: '2' },
    ];
    const menu = {
      type: ComponentType.StringSelect as const,
      custom_id: 'setup.days:k1',
      placeholder: 'Days',
      min_values: 1,
      max_values: 2,
      options: days,
    };
    expect(markupOf({ type: ComponentType.ActionRow, components: [menu] })).toEqual([
      '<div class="row"><details class="menu" data-custom-id="setup.days:k1" data-min="1" data-max="2"><summary>Monday</summary>',
      '<fieldset aria-label="Days"><label><input type="checkbox" value="1" checked><span><span class="option-label">Monday</span></span></label>',
      '<label><input type="checkbox" value="2"><span><span class="option-label">Tuesday</span></span></label>',
      '<button type="button" class="button primary" data-pick>Done</button>',
      '</fieldset></details></div>',
    ]);
  });

  test('of channels offer those of the asked kinds', () => {
    const menu = {
      type: ComponentType.ChannelSelect as const,
      custom_id: 'setup.channel',
      channel_types: [ChannelType.GuildForum],
      default_values: [{ id: '12', type: SelectMenuDefaultValueType.Channel as const }],
      min_values: 0,
    };
    expect(markupOf({ type: ComponentType.ActionRow, components: [menu] })).toEqual([
      '<div class="row"><select class="menu" data-custom-id="setup.channel" data-min="0" data-max="1" aria-label="Make a selection"><option value="">Make a selection</option>',
      '<option value="12" selected><span class="option-label">#reports</span></option>',
      '</select></div>',
    ]);
  });
});

describe('layout', () => {
  const text = (content: string) => ({ type: ComponentType.TextDisplay, content }) as const;

  test('a container with its accent, separators and a section', () => {
    const accessory = { type: ComponentType.Thumbnail, media: { url: 'attachment://chart.png' } } as const;
    const markup = markupOf({
      type: ComponentType.Container,
      accent_color: 0x00_6f_8f,
      components: [
        text('## 简报'),
        { type: ComponentType.Separator },
        { type: ComponentType.Section, components: [text('a')], accessory },
        { type: ComponentType.Separator, divider: false, spacing: 2 },
      ],
    });
    expect(markup).toEqual([
      '<div class="container"><svg class="accent" aria-hidden="true"><rect width="100%" height="100%" fill="#006f8f"/></svg>',
      '<div class="text"><h4 class="heading-2">简报</h4></div><hr class="small">',
      '<div class="section"><div class="section-texts"><div class="text"><p>a</p>',
      '</div></div><img class="thumbnail" src="/pictures/7" alt="">',
      '</div><div class="space large"></div></div>',
    ]);
  });

  test('pictures and files lie on the page', () => {
    const media = { url: 'attachment://chart.png' };
    expect(
      markupOf(
        { type: ComponentType.MediaGallery, items: [{ media, description: 'Reports a week: 3, 5' }] },
        { type: ComponentType.File, file: media },
      ),
    ).toEqual([
      '<div class="gallery"><a class="picture" href="/pictures/7" target="_blank" rel="noopener noreferrer"><img src="/pictures/7" alt="Reports a week: 3, 5">',
      '</a>',
      '</div><a class="file" href="/pictures/7" download="chart.png">chart.png</a>',
    ]);
    const elsewhere = { media: { url: 'https://elsewhere.example/a.png' } };
    expect(() => markupOf({ type: ComponentType.MediaGallery, items: [elsewhere] })).toThrow('elsewhere');
  });

  test('a post in a forum shows its title', () => {
    const message = { components: [text('a')], forumPost: { title: '简报 <1>', tagIds: [] } };
    expect(String(renderMessage(message, plainLook))).toContain('<p class="post-title">简报 &lt;1&gt;</p>');
  });
});
