const HOURS = 'h|hr|hrs|hour|hours|小時|小时|個小時|個鐘頭|鐘頭|時間|hora|horas|std|heure|heures';
const MINUTES = "m|min|mins|min.|minute|minutes|minuto|minutos|分|分鐘|分钟|分間|′|'";
const DURATION = new RegExp(
  `^(?:(\\d+(?:[.,]\\d+)?|半)\\s*(?:${HOURS})\\.?\\s*(半)?)?\\s*(?:(\\d+)(?:\\.0+)?\\s*(?:${MINUTES})?)?$`,
  'iu',
);
const CLOCK = /^(\d{1,2}):([0-5]\d)(?::00)?$/;
const HALF_HOUR = 30;

/**
 * A length as people write it in a list, in minutes; nothing when it is none. A figure alone is minutes.
 * @example readDuration('1h') // 60
 */
export function readDuration(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim();
  const clock = CLOCK.exec(plain);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  const [whole, hours, half, minutes] = DURATION.exec(plain) ?? [];
  if (!whole) return undefined;
  const ofHours = hours === '半' ? HALF_HOUR : Number((hours ?? '0').replace(',', '.')) * 60;
  const all = ofHours + (half ? HALF_HOUR : 0) + Number(minutes ?? 0);
  return Number.isInteger(all) && all > 0 ? all : undefined;
}
