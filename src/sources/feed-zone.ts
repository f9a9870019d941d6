/** Offsets from UTC in minutes of the names that RFC 822 §5.1 gives, and of others that feeds write. */
const zoneMinutes: Readonly<Record<string, number>> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  west: 60,
  bst: 60,
  cet: 60,
  cest: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  мск: 180,
  msd: 240,
  samt: 240,
  yekt: 300,
  ist: 330,
  omst: 360,
  almt: 360,
  krat: 420,
  ict: 420,
  irkt: 480,
  hkt: 480,
  sgt: 480,
  awst: 480,
  jst: 540,
  kst: 540,
  yakt: 540,
  aest: 600,
  vlat: 600,
  aedt: 660,
  magt: 660,
  nzst: 720,
  pett: 720,
  nzdt: 780,
  ast: -240,
  at: -240,
  edt: -240,
  est: -300,
  et: -300,
  cdt: -300,
  cst: -360,
  ct: -360,
  mdt: -360,
  mst: -420,
  mt: -420,
  pdt: -420,
  pst: -480,
  pt: -480,
  akst: -540,
  hst: -600,
};

const offset = /^(?:z|utc?|gmt)?\s*([+\-−])\s*(\d{1,2}):?(\d\d)?(?!\d)/;
const farthestMinutes = 14 * 60;

/** Minutes from UTC; null where no zone is named, or one that nobody knows. */
function offsetOf(rest: string, localZone: string | null): number | null {
  const [, sign, hours, minutes = '0'] = offset.exec(rest) ?? [];
  if (hours !== undefined) {
    const distance = Number(hours) * 60 + Number(minutes);
    if (distance > farthestMinutes) return null;
    return sign === '+' ? distance : -distance;
  }
  const name = /^\(?(\p{L}{1,4})(?!\p{L})/u.exec(rest)?.[1] ?? '';
  // China Standard Time where the outlet is in Asia; else the one of RFC 822.
  if (name === 'cst' && localZone?.startsWith('Asia/') === true) return 480;
  return zoneMinutes[name] ?? null;
}

/** `Europe/Moscow`, with brackets or without. */
const namedZone =
  /^[([]?((?:africa|america|asia|atlantic|australia|europe|indian|pacific|etc)\/[a-z_]+(?:[/+-][\w]+)?)/;

/**
 * The zone of a time, as Temporal names it.
 * @param text the whole date, in lower case
 * @param rest what follows the time in it
 * @param localZone of times that name no zone
 */
export function zoneOf(text: string, rest: string, localZone: string | null): string {
  const [, named] = namedZone.exec(rest) ?? [];
  if (named !== undefined) return named;
  const minutes = offsetOf(rest, localZone);
  if (minutes !== null) {
    const distance = Math.abs(minutes);
    const pad = (part: number) => String(Math.trunc(part)).padStart(2, '0');
    return `${minutes < 0 ? '-' : '+'}${pad(distance / 60)}:${pad(distance % 60)}`;
  }
  if (localZone !== null) return localZone;
  // Chinese dates are of China, Taiwan, Hong Kong or Singapore, all at +8; else RFC 5322 §4.3 takes UTC.
  if (/[年月]|[上下中]午|[早晚]上|凌晨|傍晚/.test(text)) return '+08:00';
  return /[년월]|오[전후]/.test(text) ? '+09:00' : 'UTC';
}
