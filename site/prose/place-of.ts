/** Which mission and language a file of prose belongs to, and what it is: `report`, `agenda`, or `readouts`. */
export type ProsePlace = { readonly mission: string; readonly language: string; readonly kind: string };

/** @example placeOf('/office/content/missions/2014-c-tpat/en/report.mdx')?.kind // 'report' */
export function placeOf(path: string | undefined): ProsePlace | undefined {
  const match = /.*[\\/]content[\\/]missions[\\/]([^\\/]+)[\\/]([^\\/]+)[\\/]([^\\/.]+)/.exec(path ?? '');
  const [, mission, language, kind] = match ?? [];
  return mission && language && kind ? { mission: mission.normalize('NFC'), language, kind } : undefined;
}
