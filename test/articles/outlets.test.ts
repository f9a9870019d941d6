import { describe, expect, it } from 'vitest';
import { agencies, agencyName, findAgencies } from '../../src/articles/agencies.ts';
import { canonicalUrl } from '../../src/articles/canonical-url.ts';
import { detectLanguage } from '../../src/articles/detect-language.ts';
import { outletAt, outletCamp, outletName, outlets } from '../../src/articles/outlets.ts';

describe('outlets', () => {
  it('have ids of their own and names in every language', () => {
    expect(new Set(outlets.map(({ id }) => id)).size).toBe(outlets.length);
    for (const { id, names } of outlets) {
      expect(id).toMatch(/^[a-z][a-z-]*$/);
      expect(Object.values(names).every((name) => name !== '')).toBe(true);
    }
  });

  it('share no host but by edition', () => {
    const hosts = outlets.flatMap((outlet) => (outlet.edition === undefined ? outlet.hosts : []));
    expect(hosts.filter((host, index) => hosts.indexOf(host) !== index)).toEqual([]);
  });

  it('have hosts as in canonical URLs, real zones and countries', () => {
    for (const { hosts, timeZone, country } of outlets) {
      for (const host of hosts) expect(canonicalUrl(`http://${host}/`)).toMatch(/^https:/);
      expect(() => new Intl.DateTimeFormat('en', { timeZone })).not.toThrow();
      expect(new Intl.DisplayNames('en', { type: 'region' }).of(country)).not.toBe(country);
    }
  });

  it.each([
    ['www.rfi.fr', '/cn/x', 'rfi-zh'],
    ['www.rfi.fr', '/en/x', undefined],
    ['www.rfi.fr', '/cnx', undefined],
    ['tass.com', '/politics/1', 'tass-en'],
    ['sputniknews.cn', '/x', 'sputnik-zh'],
    ['www.globaltimes.cn', '/x', 'global-times'],
    ['en.kremlin.ru', '/x', 'kremlin-en'],
    ['www.mfa.gov.cn', '/x', 'mfa-cn'],
    ['notrfi.fr', '/cn/x', undefined],
  ])('%s%s is %s', (host, path, id) => {
    expect(outletAt(host, path)?.id).toBe(id);
  });

  it('are called by name, others by their host', () => {
    expect(outletName('rfi-zh', 'zh-CN')).toBe('RFI 中文');
    expect(outletName('ria', 'ru')).toBe('РИА Новости');
    expect(outletName('example.org', 'en')).toBe('example.org');
    expect([outletCamp('tass-ru'), outletCamp('example.org')]).toEqual(['state', null]);
  });
});

describe('agencies', () => {
  it('have ids of their own, and each alias finds its own', () => {
    expect(new Set(agencies.map(({ id }) => id)).size).toBe(agencies.length);
    for (const { id, aliases } of agencies) {
      for (const alias of aliases) expect(findAgencies(`据 ${alias} 报道`)).toContain(id);
    }
  });

  it.each([
    ['据法新社、新華社和俄新社报道', ['xinhua', 'ria', 'afp']],
    ['据俄罗斯新闻社报道', ['ria']],
    ['俄塔斯社援引国际文传电讯社', ['tass', 'interfax']],
    ['как сообщает ТАСС', ['tass']],
    ['told AFP, Reuters and dpa', ['afp', 'reuters', 'dpa']],
    ['美联储宣布，彭博基金会，卫星五号Sputnik V疫苗', []],
    ['AFPX, TASSO, ТАССовец', []],
  ])('%s: %j', (text, ids) => {
    expect(findAgencies(text)).toEqual(ids);
  });

  it('are called by name', () => {
    expect([agencyName('afp', 'zh-TW'), agencyName('tass', 'ru'), agencyName('x', 'en')]).toEqual([
      '法新社',
      'ТАСС',
      'x',
    ]);
  });
});

describe('detectLanguage', () => {
  it.each([
    ['中国和俄罗斯举行会谈，双方签署协议。', 'zh-Hans'],
    ['中國和俄羅斯舉行會談，雙方簽署協議。', 'zh-Hant'],
    ['據報導，習近平與普京會談，「这」是引文。', 'zh-Hant'],
    ['SpaceX CEO Elon Musk 说这个火箭 Falcon Heavy 会发射。', 'zh-Hans'],
    ['Россия и Китай подписали соглашение с Gazprom.', 'ru'],
    ['Russia and China signed an agreement.', 'en'],
    ['日本の首相は月曜日に記者会見を開いた。', 'und'],
    ['2023-07-13 16:55', 'und'],
    ['王毅 Lavrov', 'und'],
    ['', 'und'],
  ])('%s: %s', (text, language) => {
    expect(detectLanguage(text)).toBe(language);
  });
});
