/**
 * What people type for a place whose zone has another name, folded as `fold` does. Zones are named for one city;
 * readers of this bot's news live in others.
 */
const places: Readonly<Record<string, string>> = {
  beijing: 'Asia/Shanghai',
  peking: 'Asia/Shanghai',
  北京: 'Asia/Shanghai',
  上海: 'Asia/Shanghai',
  中国: 'Asia/Shanghai',
  中國: 'Asia/Shanghai',
  china: 'Asia/Shanghai',
  пекин: 'Asia/Shanghai',
  шанхай: 'Asia/Shanghai',
  китай: 'Asia/Shanghai',
  shenzhen: 'Asia/Shanghai',
  guangzhou: 'Asia/Shanghai',
  harbin: 'Asia/Shanghai',
  哈尔滨: 'Asia/Shanghai',
  哈爾濱: 'Asia/Shanghai',
  харбин: 'Asia/Shanghai',
  黑河: 'Asia/Shanghai',
  heihe: 'Asia/Shanghai',
  乌鲁木齐: 'Asia/Urumqi',
  烏魯木齊: 'Asia/Urumqi',
  香港: 'Asia/Hong_Kong',
  гонконг: 'Asia/Hong_Kong',
  澳门: 'Asia/Macau',
  澳門: 'Asia/Macau',
  台北: 'Asia/Taipei',
  臺北: 'Asia/Taipei',
  台湾: 'Asia/Taipei',
  臺灣: 'Asia/Taipei',
  台灣: 'Asia/Taipei',
  taiwan: 'Asia/Taipei',
  тайбэй: 'Asia/Taipei',
  тайвань: 'Asia/Taipei',
  新加坡: 'Asia/Singapore',
  сингапур: 'Asia/Singapore',
  东京: 'Asia/Tokyo',
  東京: 'Asia/Tokyo',
  токио: 'Asia/Tokyo',
  首尔: 'Asia/Seoul',
  首爾: 'Asia/Seoul',
  сеул: 'Asia/Seoul',
  乌兰巴托: 'Asia/Ulaanbaatar',
  烏蘭巴托: 'Asia/Ulaanbaatar',
  'улан батор': 'Asia/Ulaanbaatar',
  москва: 'Europe/Moscow',
  莫斯科: 'Europe/Moscow',
  俄罗斯: 'Europe/Moscow',
  俄羅斯: 'Europe/Moscow',
  russia: 'Europe/Moscow',
  россия: 'Europe/Moscow',
  'st petersburg': 'Europe/Moscow',
  'saint petersburg': 'Europe/Moscow',
  'санкт петербург': 'Europe/Moscow',
  圣彼得堡: 'Europe/Moscow',
  聖彼得堡: 'Europe/Moscow',
  калининград: 'Europe/Kaliningrad',
  самара: 'Europe/Samara',
  екатеринбург: 'Asia/Yekaterinburg',
  叶卡捷琳堡: 'Asia/Yekaterinburg',
  葉卡捷琳堡: 'Asia/Yekaterinburg',
  омск: 'Asia/Omsk',
  новосибирск: 'Asia/Novosibirsk',
  新西伯利亚: 'Asia/Novosibirsk',
  新西伯利亞: 'Asia/Novosibirsk',
  красноярск: 'Asia/Krasnoyarsk',
  иркутск: 'Asia/Irkutsk',
  伊尔库茨克: 'Asia/Irkutsk',
  чита: 'Asia/Chita',
  якутск: 'Asia/Yakutsk',
  blagoveshchensk: 'Asia/Yakutsk',
  благовещенск: 'Asia/Yakutsk',
  владивосток: 'Asia/Vladivostok',
  海参崴: 'Asia/Vladivostok',
  海參崴: 'Asia/Vladivostok',
  符拉迪沃斯托克: 'Asia/Vladivostok',
  khabarovsk: 'Asia/Vladivostok',
  хабаровск: 'Asia/Vladivostok',
  哈巴罗夫斯克: 'Asia/Vladivostok',
  киев: 'Europe/Kyiv',
  基辅: 'Europe/Kyiv',
  minsk: 'Europe/Minsk',
  минск: 'Europe/Minsk',
  астана: 'Asia/Almaty',
  astana: 'Asia/Almaty',
  алматы: 'Asia/Almaty',
  伦敦: 'Europe/London',
  倫敦: 'Europe/London',
  лондон: 'Europe/London',
  巴黎: 'Europe/Paris',
  париж: 'Europe/Paris',
  柏林: 'Europe/Berlin',
  берлин: 'Europe/Berlin',
  brussels: 'Europe/Brussels',
  geneva: 'Europe/Zurich',
  'new york': 'America/New_York',
  纽约: 'America/New_York',
  紐約: 'America/New_York',
  'нью йорк': 'America/New_York',
  washington: 'America/New_York',
  华盛顿: 'America/New_York',
  華盛頓: 'America/New_York',
  вашингтон: 'America/New_York',
  'san francisco': 'America/Los_Angeles',
  旧金山: 'America/Los_Angeles',
  舊金山: 'America/Los_Angeles',
  洛杉矶: 'America/Los_Angeles',
  洛杉磯: 'America/Los_Angeles',
  delhi: 'Asia/Kolkata',
  india: 'Asia/Kolkata',
  gmt: 'UTC',
  utc: 'UTC',
};

/** Zones whose present name the runtime's list gives under an older one. */
const presentNames: Readonly<Record<string, string>> = {
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'America/Godthab': 'America/Nuuk',
  'Europe/Kiev': 'Europe/Kyiv',
};

/** Offered before anything is typed: where the readers of China–Russia news are. */
const usual = [
  'Asia/Shanghai',
  'Europe/Moscow',
  'Asia/Hong_Kong',
  'Asia/Taipei',
  'Asia/Singapore',
  'Asia/Vladivostok',
  'Asia/Novosibirsk',
  'Asia/Yekaterinburg',
  'Asia/Tokyo',
  'Europe/London',
  'Europe/Paris',
  'Europe/Berlin',
  'America/New_York',
  'America/Los_Angeles',
  'Australia/Sydney',
  'UTC',
];

/** Whether a text is the name of an IANA zone. Plain offsets are none: they know no summer time. */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The zone that a text names: an IANA name in any case, or a place (`Beijing`, `москва`, `臺北`); null for neither. */
export function parseTimeZone(text: string): string | null {
  const folded = fold(text);
  const listed =
    zoneNames().find((zone) => fold(zone) === folded) ??
    (Object.hasOwn(places, folded) ? places[folded] : undefined);
  if (listed) return listed;
  return isTimeZone(text.trim()) ? text.trim() : null;
}

/** Zones for an autocomplete, best first: the named place, then names that begin so, then names that contain it. */
export function suggestTimeZones(text: string, limit: number): readonly string[] {
  const folded = fold(text);
  if (folded === '') return usual.slice(0, limit);
  const exact = parseTimeZone(text);
  const found = new Set<string>(exact === null ? [] : [exact]);
  for (const matches of [beginsWith, contains]) {
    for (const [place, zone] of Object.entries(places)) if (matches(place, folded)) found.add(zone);
    for (const zone of zoneNames()) if (matches(fold(zone), folded)) found.add(zone);
  }
  return [...found].slice(0, limit);
}

/** A name begins so when its city, or the whole of it, does. */
function beginsWith(name: string, start: string): boolean {
  return name.startsWith(start) || name.slice(name.lastIndexOf('/') + 1).startsWith(start);
}

function contains(name: string, part: string): boolean {
  return name.includes(part);
}

function zoneNames(): readonly string[] {
  return [...Intl.supportedValuesOf('timeZone').map((zone) => presentNames[zone] ?? zone), 'UTC'];
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[_-]/g, ' ')
    .replace(/ё/g, 'е')
    .replace(/\s+/g, ' ');
}
